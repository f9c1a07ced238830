using ContactPoint.Matching.Comparing;

using CsCheck;

using Xunit;

namespace ContactPoint.Matching.Tests.Comparing;

public sealed class LevelMemoryTests
{
    [Fact]
    public void What_is_found_is_what_was_kept_last_of_the_two_codes() =>
        Gen.Select(Gen.OneOf(Gen.Int[1, 300], Gen.Int[1, int.MaxValue]), Gen.OneOf(Gen.Int[1, 300], Gen.Int[1, int.MaxValue]), Gen.Int[1, 200]).Array[0, 300].Sample(kept =>
        {
            var memory = new LevelMemory();
            var levels = new Dictionary<(int, int), int>();
            foreach (var (left, right, level) in kept)
            {
                memory.Keep(left, right, level);
                levels[(left, right)] = level;
                Assert.Equal(left < 1 << 28 && right < 1 << 28, memory.TryFind(left, right, out _));
            }

            foreach (var ((left, right), level) in levels)
            {
                Assert.True(!memory.TryFind(left, right, out var found) || found == level);
            }
        });
}
