using System.IO.Hashing;
using System.Numerics;

namespace ContactPoint.Matching.Tables;

/// <summary>Remembers a code for each distinct run of bytes that it was shown, so that a text is made once for each value and not for each row.</summary>
/// <remarks>
/// A hash table with open places, twice as many as values, over one array of the bytes: 24 bytes a value beside its own. Values
/// are told apart by their bytes; the hash (XXH3, seeded by nothing) only finds them.
/// </remarks>
/// <threadsafety>For one thread at a time.</threadsafety>
internal sealed class Utf8Coder
{
    private const int FirstPlaces = 1 << 10;

    private Place[] _places = new Place[FirstPlaces];
    private byte[] _bytes = new byte[FirstPlaces * 8];
    private int _used;
    private int _count;

    /// <summary>The code of a value; where it wasn't seen before, what the function gives for it.</summary>
    public int CodeOf(ReadOnlySpan<byte> value, Func<ReadOnlySpan<byte>, int> codeOfNew)
    {
        var hash = XxHash3.HashToUInt64(value);
        ref var place = ref Find(_places, hash, value);
        if (place.IsTaken)
        {
            return place.Code;
        }

        var code = codeOfNew(value);
        place = new(hash, Keep(value), value.Length, code);
        if (++_count * 2 > _places.Length)
        {
            Grow();
        }

        return code;
    }

    private ref Place Find(Place[] places, ulong hash, ReadOnlySpan<byte> value)
    {
        var mask = places.Length - 1;
        for (var index = (int)hash & mask; ; index = (index + 1) & mask)
        {
            ref var place = ref places[index];
            if (!place.IsTaken || (place.Hash == hash && value.SequenceEqual(_bytes.AsSpan(place.Start, place.Length))))
            {
                return ref place;
            }
        }
    }

    private int Keep(ReadOnlySpan<byte> value)
    {
        var start = _used;
        _used = checked(_used + value.Length);
        if (_used > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(BitOperations.RoundUpToPowerOf2((uint)_used), (uint)Array.MaxLength));
        }

        value.CopyTo(_bytes.AsSpan(start));
        return start;
    }

    private void Grow()
    {
        var places = new Place[_places.Length * 2];
        var mask = places.Length - 1;
        foreach (var place in _places)
        {
            if (place.IsTaken)
            {
                var index = (int)place.Hash & mask;
                while (places[index].IsTaken)
                {
                    index = (index + 1) & mask;
                }

                places[index] = place;
            }
        }

        _places = places;
    }

    private readonly struct Place(ulong hash, int start, int length, int code)
    {
        private readonly int _codeAndOne = code + 1;

        public ulong Hash { get; } = hash;

        public int Start { get; } = start;

        public int Length { get; } = length;

        public int Code => _codeAndOne - 1;

        public bool IsTaken => _codeAndOne != 0;
    }
}
