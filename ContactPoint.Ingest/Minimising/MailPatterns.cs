using System.Buffers;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Finds in an e-mail address which sensitive service it is, and mail that anybody can have.</summary>
internal static class MailPatterns
{
    private const int LongestAddress = 256;

    /// <summary>In an e-mail address words run together.</summary>
    private static readonly SearchValues<string> DisclosingParts = SearchValues.Create(
        [
            "abortion", "addaction", "addict", "alcohol", "anorexi", "anxietyserv", "brookadvis", "brookclinic", "bulimi", "camhs", "genderclinic", "domesticabuse", "domesticviol", "cseteam", "womensrefuge", "womensaid", "hmpprison", "prisonermail", "abusesurvivors", "hiddenharm", "cannabis", "ccardteam",
            "chlamydia", "cmht", "cocaine", "condom", "contracept", "cpnteam", "crisisresolution", "crisisteam", "cypmh", "cypsmh", "daat", "depressionserv",
            "detox", "drugadv", "drugand", "drugclinic", "druginfo", "drugoutreach", "drugs", "drugteam", "drugworker", "dualdiagnosis", "earlyinterventionpsych",
            "eatingdis", "eipservice", "eipteam", "familyplanning", "fpclinic", "genitourin", "gumoutreach",
            "harmreduc", "hepcnurse", "hepcteam", "heroin", "hivclinic", "hivnurse", "hivservice", "hivsupport", "hivteam",
            "iapt", "isva", "mentalhealth", "mentalwell", "methadone", "mhservice", "mhst", "mhteam", "misuse", "needleexchange", "ocdclinic", "opiate", "opioid",
            "perinatalm", "pmhw", "pregnancyadvi", "psychiatr", "psychologicalserv", "psychologicaltherap", "psychosis", "psychother", "rapecrisis",
            "rapesupport", "recoverycentre", "recoveryhub", "recoveryservice", "recoveryteam", "rehab", "sarcteam", "selfharm", "selfinjur", "sexclinic",
            "sexhealth", "sexual", "shclinic", "smokingcessation", "solventabuse", "stdclinic", "sticlinic", "stinurse", "stiscreen", "stiteam", "substance",
            "suicid", "syringeexchange", "talkingtherap", "teenagepreg", "teenpreg", "termination", "topclinic",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AfterGum = SearchValues.Create(["clinic", "team", "nurse", "service", "doctor", "outreach", "recep", "health", "referral"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Words that disclose when they are all of a mailbox's name or the first part of its domain; beside others they may be a name (Rehab Ali, Ben Brook).</summary>
    private static readonly string[] DisclosingLabels = ["gum", "rehab", "brook", "sti", "hiv", "eip", "iapt", "sarc", "recovery", "drug", "amh", "mh", "hepc"];

    /// <summary>Mail that anybody can have: a practitioner's organisation answers for none of it.</summary>
    private static readonly string[] PersonalDomains =
    [
        "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "outlook.com", "live.com", "live.co.uk", "msn.com", "yahoo.com", "yahoo.co.uk", "ymail.com", "rocketmail.com", "icloud.com", "me.com", "mac.com", "aol.com", "aol.co.uk",
        "btinternet.com", "btopenworld.com", "talktalk.net", "virginmedia.com", "ntlworld.com", "blueyonder.co.uk", "sky.com", "tiscali.co.uk", "plus.com", "protonmail.com", "proton.me", "gmx.com", "gmx.co.uk", "mail.com", "zoho.com",
        "o2.co.uk", "tesco.net", "freeserve.co.uk", "lineone.net", "fsmail.net", "orange.net", "wanadoo.co.uk", "yandex.com", "outlook.co.uk", "hey.com", "fastmail.com", "tutanota.com", "personal.example.org",
    ];

    /// <summary>Whether an e-mail address says which sensitive service it is.</summary>
    public static bool DisclosesInAddress(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('@') < 0 || text.Length > LongestAddress)
        {
            return false;
        }

        if (HasClinicOfThreeLetters(text))
        {
            return true;
        }

        Span<char> words = stackalloc char[LongestAddress];
        Span<char> letters = stackalloc char[LongestAddress];
        var count = 0;
        for (var index = 0; index < text.Length; index++)
        {
            words[index] = char.IsAsciiDigit(text[index]) ? '.' : text[index];
            if (char.IsAsciiLetter(text[index]))
            {
                letters[count++] = text[index];
            }
        }

        // a number at a word's end is no part of it: camhs4@example.org
        return letters[..count].ContainsAny(DisclosingParts)
            || IsDisclosingLabel(words[..text.IndexOf('@')])
            || IsDisclosingLabel(words[(text.IndexOf('@') + 1)..text.Length] is var domain && domain.IndexOf('.') is > 0 and var dot ? domain[..dot] : [])
            || (text.ContainsAnyInRange('0', '9') && (WordLists.Lexicon.Read(words[..text.Length]).Topics & Topics.Disclosing) != 0);
    }

    private static bool IsDisclosingLabel(ReadOnlySpan<char> label)
    {
        foreach (var whole in DisclosingLabels)
        {
            if (label.Trim(".-_").Equals(whole, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gumbley and Begum are people, and a nursery may be called Gum Tree; gum@, gum.clinic@ and @gumclinic are one.</summary>
    private static bool HasClinicOfThreeLetters(ReadOnlySpan<char> text)
    {
        const string Clinic = "gum";
        for (var from = 0; text[from..].IndexOf(Clinic, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; from += at + Clinic.Length)
        {
            var rest = text[(from + at + Clinic.Length)..];
            if (NumberPatterns.IsBorder(text, from + at - 1)
                && !rest.TrimStart(".-_").StartsWith("tree", StringComparison.OrdinalIgnoreCase)
                && (NumberPatterns.IsBorder(rest, 0) || rest.IndexOfAny(AfterGum) == 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an e-mail address is one that anybody can have.</summary>
    public static bool IsPersonalMail(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return false;
        }

        foreach (var domain in PersonalDomains)
        {
            if (text[(at + 1)..].Equals(domain, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
