namespace ContactPoint.Jobs.Samples.Names;

/// <summary>A name in the three parts that most suppliers' systems have.</summary>
internal readonly record struct PersonName(string Forename, string Middle, string Surname)
{
    public string Full => string.Join(' ', new[] { Forename, Middle, Surname }.Where(part => part.Length > 0));
}
