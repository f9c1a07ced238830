using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Jobs.Security;

/// <summary>Reads what the operator knows and the rules do not, from text files of a folder. Each file may be absent.</summary>
public static class OperatorLists
{
    /// <summary>Telephone numbers, e-mail addresses and domains of sensitive services, one a line.</summary>
    public const string SensitiveContacts = "sensitive-contacts.txt";

    /// <summary>First address lines of refuges and safe houses, one a line.</summary>
    public const string Refuges = "refuges.txt";

    /// <summary>The banks' modulus weight table, as they publish it.</summary>
    public const string Modulus = "modulus.txt";

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">The folder; <see langword="null"/> when none is configured.</param>
    /// <exception cref="MissingPartException">The folder is not there, or a line of the modulus table cannot be read.</exception>
    public static ScreenLists Load(string? folder)
    {
        if (folder is null)
        {
            return ScreenLists.None;
        }

        if (!System.IO.Directory.Exists(folder))
        {
            throw new MissingPartException($"ContactPoint:ListsFolder names {folder}, which is not there.");
        }

        try
        {
            var modulus = Lines(folder, Modulus);
            return new()
            {
                SensitiveContacts = Lines(folder, SensitiveContacts),
                RefugeAddresses = Lines(folder, Refuges),
                Modulus = modulus.Count == 0 ? null : ModulusTable.Parse(modulus),
            };
        }
        catch (FormatException fault)
        {
            throw new MissingPartException($"{Path.Combine(folder, Modulus)} cannot be used. {fault.Message}");
        }
    }

    /// <summary>A line that begins with # is a remark.</summary>
    private static List<string> Lines(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Trim() is [not '#', ..])] : [];
    }
}
