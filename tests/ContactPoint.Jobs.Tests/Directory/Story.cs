using System.Globalization;
using System.Text;

using ContactPoint.Jobs.Directory;

namespace ContactPoint.Jobs.Tests.Directory;

/// <summary>Tells an entry line by line, for golden files.</summary>
internal static class Story
{
    public static string Of(DirectoryEntry entry)
    {
        var text = new StringBuilder();
        void Tell(string name, object? value) => text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");

        Tell("number", entry.Number);
        Tell("shielded", entry.Shielded);
        Tell("name", $"{entry.Forename} | {entry.MiddleNames} | {entry.Surname}");
        Tell("birth date", entry.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Tell("age", entry.Age);
        Tell("gender", entry.Gender);
        Tell("address", $"{entry.Address.Line1} | {entry.Address.Line2} | {entry.Address.Line3} | {entry.Address.Line4} | {entry.Address.Postcode?.ToString()}");
        Tell("school", entry.School?.ToString());
        Tell("practice", entry.GpPractice?.ToString());
        foreach (var carer in entry.Carers)
        {
            Tell("carer", $"{carer.Name} | {carer.Relation} | {carer.Phone} | {carer.Email}");
        }

        foreach (var each in entry.Involvements)
        {
            var start = each.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Tell("involvement", $"{each.Service} | {each.Organisation} | {each.Practitioner} | {each.Phone} | {each.Email} | {start} | {each.Lead}");
        }

        foreach (var source in entry.Sources)
        {
            Tell($"source of {source.Field}", $"{source.Record} {source.ExtractDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        }

        return text.ToString();
    }
}
