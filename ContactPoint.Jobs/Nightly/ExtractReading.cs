using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Registers;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What the reading of every extract needs: its bytes, its specification, the seal, and the way to refuse it.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class ExtractReading(FeedCatalogue feeds, RecordSeal seal, ExtractInbox inbox, NightScreening screening, ILogger<ExtractReading> logger)
{
    /// <summary>The rule that counts the values of unmapped columns.</summary>
    public static readonly string UnmappedColumn = MinimisingRules.UnmappedColumn.Code;

    /// <summary>Seals records for staging.</summary>
    public RecordSeal Seal => seal;

    /// <summary>Where codes of schools, practices and authorities are looked up.</summary>
    public RegisterSet Registers => screening.Registers;

    /// <summary>The feeds that have a specification.</summary>
    public IEnumerable<string> Feeds => feeds.Feeds.Select(feed => feed.Name);

    /// <summary>The specification of an extract's feed.</summary>
    /// <exception cref="RefusedException">The specification is gone.</exception>
    public FeedSpec SpecOf(ExtractRow extract) => feeds.Find(extract.Feed)
        ?? throw new RefusedException($"Feed {extract.Feed} has an extract waiting but no specification. Put its YAML file back.");

    /// <summary>Opens an extract for reading from its start; as often as one likes.</summary>
    /// <exception cref="RefusedException">Its key was destroyed, so nobody can read it again.</exception>
    public Stream Open(ExtractRow extract) => inbox.Open(extract);

    /// <summary>What the rows of an extract are screened by.</summary>
    public Task<FeedScreen> ScreenOfAsync(ExtractRow extract, CancellationToken cancellationToken) => screening.OfFeedAsync(extract.Feed, cancellationToken);

    /// <summary>Refuses an extract with the work of its stage.</summary>
    public async Task RefuseAsync(StageHold hold, ExtractRow extract, ExtractRefusedException refused, CancellationToken cancellationToken)
    {
        logger.ExtractRefused(extract.ExtractId, extract.Feed, refused.Refusals[0].Kind.Code);
        await Extracts.RefuseAsync(hold, extract.ExtractId, refused.Message, cancellationToken);
    }

    /// <summary>Lets an extract wait for a person with the work of its stage.</summary>
    public async Task HoldAsync(StageHold hold, ExtractRow extract, string why, CancellationToken cancellationToken)
    {
        logger.ExtractHeld(extract.ExtractId, extract.Feed);
        await Extracts.HoldAsync(hold, extract.ExtractId, why, cancellationToken);
    }
}
