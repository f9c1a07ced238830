namespace ContactPoint.Ingest.Minimising;

/// <summary>The words of which posts, teams and hours are made, and those that tell something beside them.</summary>
internal static class PractitionerWords
{
    /// <summary>What people are: one of these makes a post of a part.</summary>
    public static readonly WordSet Posts = new("posts");

    /// <summary>What teams and places are: one of these makes a team of a part.</summary>
    public static readonly WordSet Teams = new("teams");

    /// <summary>What posts, teams and hours are called by: a part that has no other word is one of them.</summary>
    public static readonly WordSet Kinds = new("posts", "teams", "kinds-of-posts");

    /// <summary>What notes have too: a part that has no other word is a post, a team or a time unless it has a matter that is neither's.</summary>
    public static readonly WordSet Work = new("posts", "teams", "kinds-of-posts", "words-of-work", "qualifications", "grades");

    /// <summary>What may stand before a number: Y7, KS3, Band 6.</summary>
    public static readonly WordSet Grades = new("grades");

    /// <summary>Degrees, registers and honours, after a name.</summary>
    public static readonly WordSet Qualifications = new("qualifications");

    /// <summary>When somebody is at work, and what stands there when nobody is: a part that has no other word is let be.</summary>
    public static readonly WordSet Availability = new("availability");

    /// <summary>What may come before the name of a colleague or a place: cover for, based at.</summary>
    public static readonly WordSet BeginningsOfCover = new("beginnings-of-cover");

    /// <summary>What stands between the two.</summary>
    public static readonly WordSet JoinsOfCover = new("joins-of-cover");

    /// <summary>A part that begins with one of these tells something of the rest: "(on tag)", "- in foster care".</summary>
    public static readonly WordSet Beginnings = new("beginnings-of-notes");

    /// <summary>When somebody is at work, and when not.</summary>
    public static readonly WordSet Absences = new("absences");

    /// <summary>What somebody does to a child, or a child needs.</summary>
    public static readonly WordSet Tellers = new("tellers");

    /// <summary>Months, after a figure a date.</summary>
    public static readonly WordSet Months = new("months");

    /// <summary>A team or a school that ends in one of these is none: "MARAC case".</summary>
    public static readonly WordSet Endings = new("endings-of-cases");

    /// <summary>Before these an 's belongs to no child: Children's Centre, King's School.</summary>
    public static readonly WordSet Owners = new("owners");

    /// <summary>By what English makes professions and their departments: orthoptist, optician, audiology, dietetics.</summary>
    private static readonly string[] ProfessionEndings = [.. WordLists.Of("endings-of-professions")];

    /// <summary>Whether a text has a profession in it.</summary>
    public static bool HaveProfession(ReadOnlySpan<char> text)
    {
        foreach (var place in text.SplitAny(WordSet.Between))
        {
            var word = text[place];
            foreach (var ending in ProfessionEndings)
            {
                if (word.Length >= ending.Length + 4 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
