using ContactPoint.Jobs.Samples.Drawing;

namespace ContactPoint.Jobs.Samples.Names;

/// <summary>How one family names itself: what its children share and what they don't.</summary>
internal sealed class FamilyNames
{
    private readonly Community _community;
    private readonly string _fatherSurname;
    private readonly string _motherSurname;
    private readonly string _fatherForename;
    private readonly string _grandfather;
    private readonly double _style;

    public FamilyNames(SampleRandom random, Community community, Community motherCommunity)
    {
        _community = community;
        _fatherForename = Of(community, NameList.Man, random);
        _grandfather = Of(community, NameList.Man, random);
        _fatherSurname = SurnameOf(community, Sex.Male, random);
        _motherSurname = SurnameOf(motherCommunity, Sex.Female, random);
        _style = random.Share();
        Father = ParentName(random, community, Sex.Male, _fatherForename, _fatherSurname);
        Mother = ParentName(random, motherCommunity, Sex.Female, Of(motherCommunity, NameList.Woman, random), _motherSurname);
        MotherMaidenSurname = _motherSurname;
        const double motherTakesFathersSurname = 0.55;
        var takes = random.Chance(motherTakesFathersSurname);
        if (takes && community is Community.British or Community.Irish or Community.Gujarati or Community.Polish or Community.Nigerian)
        {
            Mother = Mother with { Surname = Feminine(community, _fatherSurname) };
        }
    }

    public PersonName Mother { get; }

    public PersonName Father { get; }

    public string MotherMaidenSurname { get; }

    /// <summary>The name in the birth register, different from the forenames of the brothers and sisters.</summary>
    public PersonName Child(SampleRandom random, Sex sex, int birthYear, IReadOnlyCollection<string> taken, char? wantedInitial)
    {
        var name = Draw(random, sex, birthYear);
        for (var attempt = 0; attempt < 12 && (taken.Contains(name.CallName) || Misses(wantedInitial, name, attempt)); attempt++)
        {
            name = Draw(random, sex, birthYear);
        }

        return name;
    }

    public static string SurnameOf(Community community, Sex sex, SampleRandom random) => community switch
    {
        Community.British => NameTables.Surname(random),
        Community.Polish => sex == Sex.Female ? Feminine(community, List(community, random)) : List(community, random),
        Community.Somali or Community.Arabic => Of(community, NameList.Man, random),
        Community.Iberian => $"{List(community, random)} {List(community, random)}",
        _ => List(community, random),
    };

    private static bool Misses(char? wanted, PersonName name, int attempt) => wanted is { } initial && attempt < 7 && name.Forename[0] != initial;

    private static string List(Community community, SampleRandom random) => Of(community, NameList.Surname, random);

    private static string Of(Community community, NameList list, SampleRandom random) => NameTables.Of(community, list, random);

    private static string Feminine(Community community, string surname) =>
        community == Community.Polish && (surname.EndsWith("ski", StringComparison.Ordinal) || surname.EndsWith("cki", StringComparison.Ordinal))
            ? surname[..^1] + "a"
            : surname;

    private static PersonName ParentName(SampleRandom random, Community community, Sex sex, string forename, string surname) => community switch
    {
        Community.Punjabi when surname is "Singh" or "Kaur" => new(forename, "", Singh(sex)),
        Community.Punjabi => new(forename, Singh(sex), surname),
        Community.Pakistani or Community.Bangladeshi when sex == Sex.Female && random.Chance(0.6) =>
            new(forename, "", Of(community, NameList.Title, random)),
        Community.Somali or Community.Arabic => new(forename, Of(community, NameList.Man, random), surname),
        _ => new(forename, "", surname),
    };

    private PersonName Draw(SampleRandom random, Sex sex, int birthYear)
    {
        var list = sex == Sex.Female ? NameList.Girl : NameList.Boy;
        var forename = _community == Community.British ? NameTables.Forename(random, sex, birthYear) : Of(_community, list, random);
        return _community switch
        {
            Community.British or Community.Irish => new(forename, BritishMiddle(random, sex, birthYear), Joined()),
            Community.Pakistani or Community.Bangladeshi => SouthAsianMuslim(random, sex, forename),
            Community.Punjabi => Sikh(sex, forename),
            Community.Gujarati => new(forename, random.Chance(0.6) ? _fatherForename : "", _fatherSurname),
            Community.Somali or Community.Arabic => new(forename, _fatherForename, _style < 0.15 ? _fatherSurname : _grandfather),
            Community.Polish => new(
                forename,
                random.Chance(0.3) ? Of(_community, list, random) : "",
                sex == Sex.Female && _style < 0.85 ? Feminine(_community, _fatherSurname) : _fatherSurname),
            Community.Chinese => new(forename, "", _fatherSurname),
            Community.Vietnamese => new(
                forename,
                random.Chance(0.5) ? (sex == Sex.Female ? "Thi" : "Van") : Of(_community, NameList.Middle, random),
                _fatherSurname),
            Community.Iberian => new(forename, random.Chance(0.3) ? Of(_community, list, random) : "", BothSurnames()),
            _ => new(forename, random.Chance(0.75) ? Of(_community, NameList.Middle, random) : "", Joined()),
        };
    }

    /// <summary>Singh or Kaur stands in the middle, or at the end where the family uses no other surname.</summary>
    private PersonName Sikh(Sex sex, string forename) => _style < 0.45 || _fatherSurname is "Singh" or "Kaur"
        ? new(forename, "", Singh(sex))
        : new(forename, Singh(sex), _fatherSurname);

    private static string Singh(Sex sex) => sex == Sex.Female ? "Kaur" : "Singh";

    private static string BritishMiddle(SampleRandom random, Sex sex, int birthYear)
    {
        var first = NameTables.Forename(random, sex, birthYear);
        var second = NameTables.Forename(random, sex, birthYear);
        return random.Share() switch
        {
            < 0.28 => "",
            < 0.88 => first,
            _ => $"{first} {second}",
        };
    }

    /// <summary>Mother's, father's, or both with a hyphen.</summary>
    private string Joined() => _style switch
    {
        < 0.78 => _fatherSurname,
        < 0.92 => _motherSurname,
        _ => $"{_motherSurname.Split(' ')[0]}-{_fatherSurname.Split(' ')[0]}",
    };

    private string BothSurnames()
    {
        var father = _fatherSurname.Split(' ');
        var mother = _motherSurname.Split(' ');
        return _style < 0.6 ? $"{father[0]} {mother[0]}" : $"{mother[^1]} {father[^1]}";
    }

    /// <summary>Often no surname is shared: a girl bears a title or her second name, a boy may bear a name of his own.</summary>
    private PersonName SouthAsianMuslim(SampleRandom random, Sex sex, string forename)
    {
        var own = sex == Sex.Female ? Of(_community, NameList.Title, random) : List(_community, random);
        var shared = _style < (_community == Community.Pakistani ? 0.6 : 0.4);
        var surname = shared ? _fatherSurname : own;
        var prefixed = random.Chance(0.22);
        if (sex == Sex.Male && prefixed && !forename.StartsWith("Mu", StringComparison.Ordinal))
        {
            return new(_community == Community.Bangladeshi && _style < 0.5 ? "Md" : "Muhammad", forename, surname);
        }

        return new(forename, sex == Sex.Female && prefixed && shared ? own : "", surname);
    }
}
