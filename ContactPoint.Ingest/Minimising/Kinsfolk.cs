namespace ContactPoint.Ingest.Minimising;

/// <summary>What notes call a child's relatives: mum, nan, mgm, foc.</summary>
internal static class Kinsfolk
{
    /// <summary>The words. None of them is a practitioner's name.</summary>
    public static readonly WordSet Words = new("kinsfolk");

    /// <summary>Whether a line of an address speaks of one, and no building or street is called so: "mother arson", but no Father Mathew House, Children's Centre or Mother Goose Lane.</summary>
    public static bool AreNotedIn(in ScreenedText text)
    {
        if (!text.Has(Topics.KinPlace))
        {
            return false;
        }

        var isAfterStreet = false;
        var isNoted = false;
        foreach (var place in text.Text.SplitAny(WordSet.Between))
        {
            var word = text.Text[place];
            if (word.IsEmpty)
            {
                continue;
            }

            var topics = WordLists.Lexicon.Read(word).Topics;
            var isBuilding = (topics & Topics.Building) != 0 || word.Equals("home", StringComparison.OrdinalIgnoreCase);
            isNoted = (isNoted && !isBuilding) || (isAfterStreet && (topics & Topics.KinPlace) != 0);
            isAfterStreet |= isBuilding;
        }

        return isNoted;
    }
}
