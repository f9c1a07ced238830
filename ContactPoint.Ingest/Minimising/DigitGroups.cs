namespace ContactPoint.Ingest.Minimising;

/// <summary>The runs of digits of a text, and what stands between them. Found once; then every number is looked for among a few places and nothing backtracks.</summary>
internal ref struct DigitGroups
{
    /// <summary>More runs than this are no name and no line of an address.</summary>
    public const int Most = 40;

    private const int WidestGap = 3;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<Range> _places;

    /// <summary>Finds the runs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Room for <see cref="Most"/> of them.</param>
    public DigitGroups(ReadOnlySpan<char> text, Span<Range> places)
    {
        _text = text;
        _places = places;
        for (var index = 0; index < text.Length && Count < places.Length; index++)
        {
            if (!char.IsAsciiDigit(text[index]))
            {
                continue;
            }

            var start = index;
            while (index < text.Length && char.IsAsciiDigit(text[index]))
            {
                index++;
            }

            places[Count++] = start..index;
        }
    }

    /// <summary>How many runs there are.</summary>
    public int Count { get; }

    /// <summary>The number of digits of a run.</summary>
    public readonly int Length(int group) => End(group) - Start(group);

    /// <summary>Where a run begins.</summary>
    public readonly int Start(int group) => _places[group].Start.Value;

    /// <summary>Where a run ends.</summary>
    public readonly int End(int group) => _places[group].End.Value;

    /// <summary>Whether no letter touches the runs from the first to the last.</summary>
    public readonly bool IsBordered(int first, int last) =>
        (Start(first) == 0 || !char.IsLetter(_text[Start(first) - 1])) && (End(last) == _text.Length || !char.IsLetter(_text[End(last)]));

    /// <summary>Whether the run and the next one may be parts of one number: a space, hyphen, full stop or stroke stands between them.</summary>
    public readonly bool IsJoined(int group)
    {
        if (group + 1 >= Count || Start(group + 1) - End(group) > WidestGap)
        {
            return false;
        }

        return !_text[End(group)..Start(group + 1)].ContainsAnyExcept(" -./");
    }

    /// <summary>The digits of the runs from the first to the last.</summary>
    /// <returns>How many; 0 when they do not fit.</returns>
    public readonly int Copy(int first, int last, Span<char> digits)
    {
        var count = 0;
        for (var group = first; group <= last; group++)
        {
            if (count + Length(group) > digits.Length)
            {
                return 0;
            }

            _text[_places[group]].CopyTo(digits[count..]);
            count += Length(group);
        }

        return count;
    }

    /// <summary>Whether runs of exactly these lengths stand joined from a run on, with nothing but borders around them.</summary>
    public readonly bool IsShaped(int first, params ReadOnlySpan<int> lengths)
    {
        if (first + lengths.Length > Count)
        {
            return false;
        }

        for (var index = 0; index < lengths.Length; index++)
        {
            if (Length(first + index) != lengths[index] || (index + 1 < lengths.Length && !IsJoined(first + index)))
            {
                return false;
            }
        }

        return IsBordered(first, first + lengths.Length - 1);
    }
}
