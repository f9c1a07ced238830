using ContactPoint.Jobs.Samples;
using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;

namespace ContactPoint.Jobs.Tests.Samples;

/// <summary>The truth itself: are these families like families?</summary>
public sealed class SampleWorldTests
{
    private const int Children = 20_000;
    private static readonly DateOnly FirstDay = SampleOptions.FirstDayOfSamples;
    private static readonly List<Family> Families = Build();

    private static IEnumerable<Child> All => Families.SelectMany(family => family.Children);

    [Fact]
    public void There_are_as_many_children_as_asked_for_and_each_has_a_number_of_its_own()
    {
        Assert.Equal(Enumerable.Range(0, Children).Select(number => (long)number), All.Select(child => child.Number));
        Assert.Equal(Children, All.Select(child => child.Numbers.Nhs).Distinct().Count());
        Assert.Equal(Children, All.Select(child => child.Numbers.Upn).Distinct().Count());
        Assert.Equal(Children, All.Select(child => child.Numbers.Uln).Distinct().Count());
    }

    [Fact]
    public void Twins_are_about_three_children_in_a_hundred_and_a_third_of_them_are_of_both_sexes()
    {
        var pregnancies = Families.SelectMany(family => family.Children.GroupBy(child => child.BirthDate)).ToList();
        var twins = pregnancies.Where(group => group.Count() == 2).ToList();

        Assert.InRange((double)twins.Count / pregnancies.Count, 0.011, 0.020);
        Assert.InRange(twins.Count(pair => pair.First().Sex != pair.Last().Sex) / (double)twins.Count, 0.22, 0.45);
        Assert.Contains(pregnancies, group => group.Count() == 3);
    }

    [Fact]
    public void Most_children_have_a_brother_or_sister_and_none_is_born_within_eleven_months_of_another()
    {
        Assert.InRange(All.Count(child => Families[FamilyOf(child)].Children.Count > 1) / (double)Children, 0.6, 0.85);
        foreach (var family in Families)
        {
            var days = family.Children.Where(child => !child.BirthDateEstimated).Select(child => child.BirthDate.DayNumber).Distinct().Order().ToList();
            Assert.All(days.Skip(1).Zip(days), gap => Assert.True(gap.First - gap.Second >= 330));
        }
    }

    [Fact]
    public void Brothers_and_sisters_are_called_by_different_names() =>
        Assert.InRange(Families.Count(family => family.Children.Select(child => child.Registered.CallName).Distinct().Count() < family.Children.Count), 0, Families.Count / 500);

    [Fact]
    public void Boys_are_slightly_more_than_half_and_ages_run_from_birth_to_eighteen()
    {
        Assert.InRange(All.Count(child => child.Sex == Sex.Male) / (double)Children, 0.50, 0.525);
        Assert.InRange(All.Count(child => child.BirthDate > FirstDay.AddYears(-1)) / (double)Children, 0.03, 0.08);
        Assert.InRange(All.Count(child => child.BirthDate <= FirstDay.AddYears(-17)) / (double)Children, 0.03, 0.09);
        Assert.DoesNotContain(All, child => child.BirthDate >= FirstDay || child.BirthDate < FirstDay.AddYears(-19));
    }

    [Fact]
    public void About_half_of_the_children_have_moved_since_birth()
    {
        var moved = All.Count(child => child.HomeOn(child.BirthDate).Place != child.Homes[^1].Place);

        Assert.InRange(moved / (double)Children, 0.35, 0.6);
    }

    [Fact]
    public void No_two_families_live_at_one_address_now()
    {
        var homes = Families.Select(family => family.Children[0].Homes[^1].Place).Select(place => (place.Building, place.Street, place.Postcode)).ToList();

        Assert.InRange(homes.Distinct().Count(), homes.Count * 0.995, homes.Count);
    }

    [Fact]
    public void Some_children_are_restricted_adopted_renamed_or_without_a_known_birthday()
    {
        Assert.InRange(All.Count(child => child.Protection != Protection.None) / (double)Children, 0.004, 0.012);
        Assert.InRange(All.Count(child => child.Former is not null) / (double)Children, 0.003, 0.009);
        Assert.InRange(All.Count(child => child.RenamedOn is not null) / (double)Children, 0.01, 0.06);
        Assert.InRange(All.Count(child => child.BirthDateEstimated) / (double)Children, 0.0005, 0.01);
    }

    [Fact]
    public void An_adopted_child_has_other_numbers_and_is_another_entity_than_before()
    {
        foreach (var child in All.Where(child => child.Former is not null))
        {
            var before = child.Before!;
            Assert.NotEqual(child.Numbers.Nhs, before.Numbers.Nhs);
            Assert.NotEqual(child.Numbers.Upn, before.Numbers.Upn);
            Assert.NotEqual(child.Entity, before.Entity);
            Assert.StartsWith(child.Entity, before.Entity, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Customs_of_several_communities_are_there()
    {
        var names = All.Select(child => child.Registered).ToList();

        Assert.Contains(names, name => name is { Surname: "Begum" or "Bibi" or "Khatun" });
        Assert.Contains(names, name => name is { Middle: "Singh" or "Kaur", Surname: not ("Singh" or "Kaur") });
        Assert.Contains(names, name => name.Surname.EndsWith("ska", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Surname.StartsWith("O'", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Surname == "Nguyen");
        Assert.Contains(names, name => name.Surname.Contains('-', StringComparison.Ordinal));
        Assert.Contains(names, name => name.IsPrefixed);
        Assert.Contains(names, name => name.Forename.Any(letter => letter > 127));
    }

    [Fact]
    public void Surnames_have_a_long_tail()
    {
        var counts = All.GroupBy(child => child.Surname).Select(group => group.Count()).OrderDescending().ToList();

        Assert.InRange(counts.Take(10).Sum() / (double)Children, 0.03, 0.14);
        Assert.InRange(counts.Count(count => count == 1) / (double)Children, 0.05, 0.3);
    }

    private static int FamilyOf(Child child) => FamilyNumbers[child.Number];

    private static readonly Dictionary<long, int> FamilyNumbers = Families
        .SelectMany((family, index) => family.Children.Select(child => (child.Number, index)))
        .ToDictionary(pair => pair.Number, pair => pair.index);

    private static List<Family> Build()
    {
        var options = new SampleOptions { Children = Children, Seed = 2026, OutFolder = "unused" };
        var builder = new FamilyBuilder(2026, new Gazetteer(2026, Children / 430), FirstDay);
        return new FamilyPlanner(2026, options).Neighbourhoods().SelectMany(plans => plans).Select(builder.Build).ToList();
    }
}
