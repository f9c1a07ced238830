using System.Collections.Frozen;

namespace ContactPoint.Matching.Comparing;

/// <summary>One key for all spellings of a name that are read alike: SADIE and SADY, SOFIE and SOPHIE, AISHA and AYESHA, POOJA and PUJA.</summary>
/// <remarks>
/// Closer than a phonetic code, which forgets vowels: AVA and EVIE have keys of their own. Our own rules, for how English and
/// names transliterated into it write one sound; doubled consonants are left, since ELI and ELLIE are two names.
/// </remarks>
internal static class Respelling
{
    /// <summary>Names that other alphabets write one way, and English in many. The first stands for all.</summary>
    private static readonly string[] Transliterations =
    [
        "MUHAMMAD MOHAMMED MOHAMMAD MOHAMED MUHAMMED MOHAMAD MUHAMAD MOHAMMOD MOHD MD MUHD MEHMED MAHAMMAD MAHAMED",
        "YUSUF YUSEF YOUSEF YOUSAF YOSEF YUSAF", "AHMED AHMAD AHMET", "HUSSAIN HUSSEIN HUSAIN HUSSAN HOSSAIN HOSSEIN HUSEYIN", "HASSAN HASAN",
        "ABDULLAH ABDULLA ABDALLAH ABDALLA", "ABDULRAHMAN ABDURRAHMAN ABDIRAHMAN ABDURAHMAN ABDELRAHMAN ABDIRAHMAAN", "IBRAHIM EBRAHIM IBRAAHIM EBRAHEEM",
        "OMAR UMAR OMER UMER", "OSMAN USMAN UTHMAN OTHMAN", "KHALID KHALED", "SAEED SAID SAYEED SAYED", "ZAKARIYA ZAKARIA ZAKARIYYA ZEKARIYA ZACHARIA ZAKARIYAH",
        "AISHA AYESHA AYSHA AISHAH AYSE AICHA AASHA", "KHADIJA KHADIJAH KHADEEJA KADIJA KHATIJA", "FATIMA FATIMAH FATEMA FATHIMA FATUMA", "MARYAM MARIAM MARIYAM MIRIAM MERYEM",
        "ZAINAB ZAYNAB ZEINAB ZEYNEP", "AMINA AMINAH AMEENA", "NUR NOOR NOUR NUUR", "JAMIL JAMEEL DJAMIL", "KARIM KAREEM KARIIM", "RASHID RASHEED RACHID",
        "SEAN SHAUN SHAWN SHAN", "CATHERINE KATHERINE KATHRYN CATHRYN KATHARINE", "NIAMH NEEVE", "SIOBHAN SHEVAUN CHEVONNE", "AOIFE EEFA", "OLIVIA OLEVIA",
        "ALEXANDER ALEKSANDER ALEKSANDAR OLEKSANDR ALEXANDRE", "NIKOLAI NIKOLAY MYKOLA", "YULIA JULIA IULIA YULIYA", "ANASTASIA ANASTASIYA ANASTAZJA",
        "SINGH SING", "CHEUNG CHANG ZHANG", "WONG WANG HUANG", "CHAN CHEN", "LEE LI", "NGUYEN NGUYN",
    ];

    private static readonly FrozenDictionary<string, string> FirstOf = Transliterations
        .Select(list => list.Split(' '))
        .SelectMany(names => names.Select(name => (Name: name, First: names[0])))
        .ToFrozenDictionary(entry => entry.Name, entry => entry.First, StringComparer.OrdinalIgnoreCase);

    /// <summary>What letters together sound like, tried in order; a vowel's sound is one letter.</summary>
    private static readonly (string Letters, string Sound)[] Sounds =
    [
        ("TSCH", "CH"), ("SCH", "SH"), ("CKS", "X"), ("PH", "F"), ("CK", "K"), ("KS", "X"), ("KH", "K"), ("GH", "G"), ("DH", "D"), ("BH", "B"), ("TH", "T"), ("RH", "R"),
        ("WH", "W"), ("CH", "CH"), ("SH", "SH"), ("QU", "KW"), ("Q", "K"), ("CE", "SE"), ("CI", "SI"), ("CY", "SI"), ("C", "K"),
        ("IYA", "IA"), ("EE", "I"), ("IE", "I"), ("EA", "I"), ("EY", "I"), ("IY", "I"), ("OO", "U"), ("OU", "U"), ("AYE", "E"), ("AIE", "E"), ("AY", "E"), ("AI", "E"), ("EI", "E"),
        ("AE", "E"), ("AA", "A"), ("II", "I"), ("UU", "U"), ("Y", "I"),
    ];

    /// <summary>The key; <see langword="null"/> if the name has no letter from A to Z.</summary>
    public static string? Of(string name)
    {
        var first = FirstOf.GetValueOrDefault(name, name);
        Span<char> letters = first.Length <= 128 ? stackalloc char[first.Length] : new char[first.Length];
        var count = 0;
        foreach (var character in first)
        {
            if (char.IsAsciiLetter(character))
            {
                letters[count++] = char.ToUpperInvariant(character);
            }
        }

        return count == 0 ? null : KeyOf(letters[..count]);
    }

    private static string KeyOf(ReadOnlySpan<char> letters)
    {
        Span<char> key = letters.Length <= 128 ? stackalloc char[letters.Length + 1] : new char[letters.Length + 1];
        var length = 0;
        while (!letters.IsEmpty)
        {
            var (taken, sound) = SoundAt(letters, isFirst: length == 0);
            foreach (var character in sound)
            {
                // one vowel twice is one: the E of AYE and of what follows
                if (length == 0 || key[length - 1] != character || !IsVowel(character))
                {
                    key[length++] = character;
                }
            }

            letters = letters[taken..];
        }

        // a last E after a consonant is silent
        var isSilent = length > 3 && key[length - 1] == 'E' && !IsVowel(key[length - 2]);
        return key[..(isSilent ? length - 1 : length)].ToString();
    }

    private static (int Taken, string Sound) SoundAt(ReadOnlySpan<char> letters, bool isFirst)
    {
        foreach (var (written, sound) in Sounds)
        {
            if (letters.StartsWith(written))
            {
                return (written.Length, sound);
            }
        }

        return (1, letters[0] == 'H' && !isFirst ? "" : letters[..1].ToString());
    }

    private static bool IsVowel(char letter) => letter is 'A' or 'E' or 'I' or 'O' or 'U';
}
