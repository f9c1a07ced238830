using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Ingest.Tests.Minimising;

public sealed class WordListsTests
{
    private const string Prefix = "Words.";

    public static TheoryData<string> Files => [.. typeof(Screen).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_says_what_it_holds_and_at_most_once_which_topics_its_words_have(string file)
    {
        var lines = Lines(file);
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Count(line => line.StartsWith("topics: ", StringComparison.Ordinal)) <= 1);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Entries_are_sorted_once_each_and_in_the_spelling_in_which_texts_are_read(string file)
    {
        var entries = Entries(file);

        Assert.NotEmpty(entries);
        Assert.Equal(entries.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), entries);
        Assert.All(entries, entry => Assert.True(entry.All(character => char.IsLower(character) || char.IsAsciiDigit(character) || SignsIn(file).Contains(character)), entry));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_beginning_of_words_is_long_enough_to_be_looked_up(string file) =>
        Assert.All(Entries(file).Where(entry => entry.EndsWith('*') && !entry.Contains(' ', StringComparison.Ordinal)), entry => Assert.True(entry.Length > 4, entry));

    [Theory]
    [InlineData("Amina slow", true)]
    [InlineData("Amina Slow", false)]
    [InlineData("AMINA SLOW", false)]
    [InlineData("Amina SEN", true)]
    [InlineData("Amina Sen", false)]
    [InlineData("AMINA SEN", false)]
    [InlineData("Ortega y Gasset", false)]
    [InlineData("Mr van der Berg", false)]
    [InlineData("Dr N. B. Poole", false)]
    public void Small_letters_and_codes_after_a_name_are_no_names(string name, bool isHeld) =>
        Assert.Equal(isHeld, Screen.Find(FieldKind.CarerName, name) is not null);

    [Theory]
    [InlineData("Poole pancolitis arthritis", true)]
    [InlineData("hyperkalaemia", true)]
    [InlineData("lorazepam", true)]
    [InlineData("Stankaitis", false)]
    [InlineData("Berzitis", false)]
    [InlineData("Euphemia", false)]
    [InlineData("Theodosis", false)]
    [InlineData("Abernathy", false)]
    public void Endings_of_medicine_are_found_and_those_of_names_are_not(string text, bool isFound) =>
        Assert.Equal(isFound, Screen.Find(FieldKind.CarerName, text)?.Code == "R18A");

    [Theory]
    [InlineData("12 Mill Lane (knock loudly)", true)]
    [InlineData("12 Mill Lane (first floor)", false)]
    [InlineData("Oakdene - The Old Prison", false)]
    [InlineData("Oakdene - The Old Prison House", false)]
    [InlineData("12 - 14 Shambles Lane", false)]
    [InlineData("12 Mill Lane - cannabis", true)]
    [InlineData("c/o Mrs Green, Indian Queens", false)]
    public void A_note_after_a_sign_is_found_in_an_address(string line, bool isHeld) =>
        Assert.Equal(isHeld, Screen.Find(FieldKind.AddressLine, line) is not null);

    [Theory]
    [InlineData("Adoption Team Manager", false)]
    [InlineData("Jane Poole, Child Protection Coordinator", false)]
    [InlineData("Jane Poole - child adopted", true)]
    [InlineData("Looked After Children Nurse", false)]
    public void A_post_says_of_no_child_what_it_is(string name, bool isHeld) =>
        Assert.Equal(isHeld, Screen.Find(FieldKind.PractitionerName, name) is not null);

    [Theory]
    [InlineData("CAMHS", false)]
    [InlineData("Jane Poole (Drug and Alcohol Worker)", false)]
    [InlineData("CAMHS LAC nurse", false)]
    [InlineData("CAMHS nurse Kian excluded", true)]
    [InlineData("CAMHS review 3 Nov", true)]
    [InlineData("drug worker on bail", true)]
    public void On_a_sensitive_row_a_note_beside_the_service_is_found(string name, bool isHeld) =>
        Assert.Equal(isHeld, Screen.Find(FieldKind.PractitionerName, name, ScreenLists.None, isSensitive: true) is not null);

    [Theory]
    [InlineData("Jane Poole (cover for Ann Hall)", false)]
    [InlineData("Jane Poole, BSc, Band 6", false)]
    [InlineData("Wheelchair Service", false)]
    [InlineData("Jane Poole - wheelchair", true)]
    [InlineData("Jane Poole - based at Kirkby", false)]
    [InlineData("Jane Poole (on tag)", true)]
    [InlineData("Jane Poole - in foster care", true)]
    [InlineData("Kian's play therapy", true)]
    public void Posts_and_hours_are_no_notes(string name, bool isHeld) =>
        Assert.Equal(isHeld, Screen.Find(FieldKind.PractitionerName, name) is not null);

    /// <summary>The words of texts are read without signs; sets are asked for texts as they stand.</summary>
    private static string SignsIn(string file) => Array.Exists(Lines(file), line => line.StartsWith("topics:", StringComparison.Ordinal)) ? " *" : " .-";

    private static string[] Lines(string file)
    {
        using var stream = typeof(Screen).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Entries(string file) =>
        string.Join(' ', Lines(file).Where(line => line[0] != '#' && !line.StartsWith("topics:", StringComparison.Ordinal))).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
