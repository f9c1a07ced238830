namespace ContactPoint.Jobs.Samples.Names;

/// <summary>Whose naming customs a family follows. It decides names only and is written nowhere.</summary>
internal enum Community
{
    British,
    Irish,
    Pakistani,
    Bangladeshi,
    Punjabi,
    Gujarati,
    Somali,
    Arabic,
    Polish,
    Chinese,
    Vietnamese,
    Iberian,
    Nigerian,
    Ghanaian,
}

/// <summary>Which list of a community's names to draw from.</summary>
internal enum NameList
{
    Boy,
    Girl,
    Surname,
    Man,
    Woman,
    Middle,
    Title,
    English,
}

internal enum Sex
{
    Female,
    Male,
}
