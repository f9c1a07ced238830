using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>The two nights of the samples, run twice, each time from an empty database.</summary>
[CollectionDefinition(Collection)]
public sealed class TwoNights : IAsyncLifetime, ICollectionFixture<TwoNights>
{
    /// <summary>The tests that look at these nights, which are run once for all of them.</summary>
    public const string Collection = "two nights";

    private SampleNights _first = null!;
    private SampleNights _second = null!;

    /// <summary>The nights of the first time; its program still runs.</summary>
    public SampleNights Program => _first;

    /// <summary>What the first time's nights did.</summary>
    public IReadOnlyList<NightReport> Reports { get; private set; } = null!;

    /// <summary>What the second time's nights did.</summary>
    public IReadOnlyList<NightReport> Repeated { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _first = await SampleNights.StartAsync();
        _second = await SampleNights.StartAsync();
        Reports = await _first.RunBothAsync();
        Repeated = await _second.RunBothAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }
}
