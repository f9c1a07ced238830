using System.Text;

using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Jobs.Security;

/// <summary>Reads what the operator knows and the rules do not, from text files of a folder. Each file may be absent.</summary>
/// <remarks>A list that is read wrongly protects nobody and says nothing about it, so whatever is not a line of its list ends the start with one error.</remarks>
public static class OperatorLists
{
    /// <summary>Telephone numbers, e-mail addresses and domains of sensitive services, one a line.</summary>
    public const string SensitiveContacts = "sensitive-contacts.txt";

    /// <summary>First address lines of refuges and safe houses, one a line.</summary>
    public const string Refuges = "refuges.txt";

    /// <summary>The banks' modulus weight table, as they publish it.</summary>
    public const string Modulus = "modulus.txt";

    private const long MostBytes = 10_000_000;
    private const int LongestLine = 250;

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">The folder; <see langword="null"/> when none is configured.</param>
    /// <exception cref="MissingPartException">The folder is not there, or a line of a list is none; it says which, and what to do, and repeats no line.</exception>
    public static ScreenLists Load(string? folder)
    {
        if (folder is null)
        {
            return ScreenLists.None;
        }

        if (!System.IO.Directory.Exists(folder))
        {
            throw new MissingPartException($"ContactPoint:ListsFolder names {folder}, which is not there. Make the folder, or take the setting away.");
        }

        var (contacts, refuges, modulus) = (Entries(folder, SensitiveContacts), Entries(folder, Refuges), Entries(folder, Modulus));
        RefuseFault(contacts, IsContact, folder, SensitiveContacts, "is no telephone number, e-mail address or domain. Write 0161 496 0555, duty@hub.example.org or @outreach.example.org.");
        RefuseFault(refuges, line => AddressLine.Standardise(line) is not null, folder, Refuges, "is no line of an address. Write the first line alone, for example 7 Quiet Lane.");
        RefuseFault(modulus, ModulusTable.IsLine, folder, Modulus, "is none of the table. It needs two sort codes, MOD10, MOD11 or DBLAL, and fourteen weights.");
        return contacts.Count + refuges.Count + modulus.Count == 0 ? ScreenLists.None : new()
        {
            SensitiveContacts = contacts.Select(entry => entry.Line),
            RefugeAddresses = refuges.Select(entry => entry.Line),
            Modulus = modulus.Count == 0 ? null : ModulusTable.Parse(modulus.Select(entry => entry.Line)),
        };
    }

    private static void RefuseFault(List<(int Number, string Line)> entries, Func<string, bool> isSound, string folder, string file, string fault)
    {
        foreach (var (number, line) in entries)
        {
            if (!isSound(line))
            {
                throw new MissingPartException($"{Path.Combine(folder, file)}, line {number}: it {fault}");
            }
        }
    }

    private static bool IsContact(string line) =>
        TelephoneNumber.TryStandardise(line, out _) || EmailAddress.TryStandardise(line, out _) || EmailAddress.TryStandardise($"a@{line.Trim().TrimStart('@')}", out _);

    /// <summary>The lines that are neither empty nor a remark, which begins with #, with their numbers.</summary>
    private static List<(int Number, string Line)> Entries(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            return [];
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            throw new MissingPartException($"{path} has over {MostBytes / 1_000_000} MB, which no such list has. Look whether another file was put in its place.");
        }

        var entries = new List<(int Number, string Line)>();
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (line.Length > LongestLine || line.AsSpan().ContainsAnyInRange('\0', '\b'))
            {
                throw new MissingPartException($"{path}, line {number}: it is too long, or no text. The list is plain text, one entry a line; a spreadsheet or a document cannot be read.");
            }

            if (line.Trim() is [not '#', ..])
            {
                entries.Add((number, line));
            }
        }

        return entries;
    }

    private static string[] Lines(string path)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
            return text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        }
        catch (DecoderFallbackException)
        {
            throw new MissingPartException($"{path} is not written in UTF-8. Save it as UTF-8, or its entries with accents would never be found.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new MissingPartException($"{path} may not be read by the account that runs ContactPoint. Give it the right to.");
        }
    }
}
