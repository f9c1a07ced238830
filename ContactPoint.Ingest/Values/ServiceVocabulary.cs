using System.Collections.Frozen;

namespace ContactPoint.Ingest.Values;

/// <summary>What the rules say about a kind of service.</summary>
public enum ServiceKind
{
    /// <summary>Not normally provided to all persons of an age group: the directory may hold it.</summary>
    Targeted,

    /// <summary>Sexual health, mental health, substance misuse: an indication only, and only with consent or a significant-harm ground.</summary>
    Sensitive,

    /// <summary>Provided to everybody of an age group: the directory may not hold it.</summary>
    Universal,
}

/// <summary>One kind of service that a feed may name.</summary>
/// <param name="Code">Stable code, lower case with hyphens.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Kind">What the rules say about it.</param>
public sealed record ServiceType(string Code, string Title, ServiceKind Kind);

/// <summary>The closed list of services. A service that is not on it is never stored: nobody has decided what the rules say of it.</summary>
public static class ServiceVocabulary
{
    /// <summary>What the directory holds of a sensitive service, whichever it is.</summary>
    public const string SensitiveCode = "sensitive";

    /// <summary>How a sensitive service is shown.</summary>
    public const string SensitiveTitle = "Sensitive service: unspecified";

    /// <summary>Every service, by kind and then by code.</summary>
    public static readonly IReadOnlyList<ServiceType> All =
    [
        new("early-help", "Early help", ServiceKind.Targeted),
        new("education-welfare", "Education welfare", ServiceKind.Targeted),
        new("educational-psychology", "Educational psychology", ServiceKind.Targeted),
        new("family-support", "Family support", ServiceKind.Targeted),
        new("health-visiting-targeted", "Health visiting, targeted", ServiceKind.Targeted),
        new("physiotherapy", "Physiotherapy", ServiceKind.Targeted),
        new("send-support", "Special educational needs and disability support", ServiceKind.Targeted),
        new("social-care", "Children's social care", ServiceKind.Targeted),
        new("speech-therapy", "Speech and language therapy", ServiceKind.Targeted),
        new("targeted-youth-support", "Targeted youth support", ServiceKind.Targeted),
        new("young-carers", "Young carers", ServiceKind.Targeted),
        new("youth-justice", "Youth justice", ServiceKind.Targeted),
        new("mental-health", "Mental health", ServiceKind.Sensitive),
        new("sexual-health", "Sexual health", ServiceKind.Sensitive),
        new("substance-misuse", "Substance misuse", ServiceKind.Sensitive),
        new("chess-club", "Chess club", ServiceKind.Universal),
        new("duke-of-edinburgh", "Duke of Edinburgh's Award", ServiceKind.Universal),
        new("holiday-play", "Holiday play scheme", ServiceKind.Universal),
        new("library", "Library", ServiceKind.Universal),
        new("music", "Music", ServiceKind.Universal),
        new("running-club", "Running club", ServiceKind.Universal),
        new("school-nursing-universal", "School nursing, universal", ServiceKind.Universal),
    ];

    private static readonly FrozenDictionary<string, ServiceType>.AlternateLookup<ReadOnlySpan<char>> ByCode =
        All.ToFrozenDictionary(service => service.Code, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The service with this code, in any case; <see langword="null"/> when it is not on the list.</summary>
    public static ServiceType? Find(ReadOnlySpan<char> code) => ByCode.TryGetValue(code.Trim(), out var service) ? service : null;
}
