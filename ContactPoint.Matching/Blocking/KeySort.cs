namespace ContactPoint.Matching.Blocking;

/// <summary>Sorts rows by their 64-bit keys; rows with one key stay in their order.</summary>
/// <remarks>A radix sort, 16 bits at a time, so its time grows with the number of rows and no more.</remarks>
internal static class KeySort
{
    private const int Digits = 1 << 16;
    private const int Passes = 4;

    /// <summary>Under this many rows, clearing the counts would cost more than comparing.</summary>
    private const int Few = 20_000;

    /// <summary>Puts both spans in the order of the keys.</summary>
    public static void Sort(ulong[] keys, int[] rows)
    {
        if (keys.Length < Few)
        {
            SortFew(keys, rows);
            return;
        }

        var (fromKeys, fromRows, toKeys, toRows) = (keys, rows, new ulong[keys.Length], new int[rows.Length]);
        var starts = new int[Digits];
        for (var pass = 0; pass < Passes; pass++)
        {
            var shift = pass * 16;
            Array.Clear(starts);
            foreach (var key in fromKeys)
            {
                starts[(int)(key >> shift) & (Digits - 1)]++;
            }

            var next = 0;
            for (var digit = 0; digit < Digits; digit++)
            {
                (starts[digit], next) = (next, next + starts[digit]);
            }

            for (var index = 0; index < fromKeys.Length; index++)
            {
                var place = starts[(int)(fromKeys[index] >> shift) & (Digits - 1)]++;
                toKeys[place] = fromKeys[index];
                toRows[place] = fromRows[index];
            }

            // An even number of passes ends in the arrays that it began with.
            (fromKeys, fromRows, toKeys, toRows) = (toKeys, toRows, fromKeys, fromRows);
        }
    }

    private static void SortFew(ulong[] keys, int[] rows)
    {
        var pairs = new (ulong Key, int Place, int Row)[keys.Length];
        for (var index = 0; index < pairs.Length; index++)
        {
            pairs[index] = (keys[index], index, rows[index]);
        }

        Array.Sort(pairs);
        for (var index = 0; index < pairs.Length; index++)
        {
            (keys[index], rows[index]) = (pairs[index].Key, pairs[index].Row);
        }
    }
}
