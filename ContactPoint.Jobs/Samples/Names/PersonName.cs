namespace ContactPoint.Jobs.Samples.Names;

/// <summary>A name in the three parts that most suppliers' systems have.</summary>
internal readonly record struct PersonName(string Forename, string Middle, string Surname)
{
    /// <summary>The first name is Muhammad and the boy is called by the second, so brothers may share the first.</summary>
    public bool IsPrefixed => Forename is "Muhammad" or "Md" && Middle.Length > 1;

    /// <summary>The given name that tells brothers and sisters apart.</summary>
    public string CallName => IsPrefixed ? Middle : Forename;

    public string Full => string.Join(' ', new[] { Forename, Middle, Surname }.Where(part => part.Length > 0));
}
