using System.Buffers;

namespace ContactPoint.Ingest.Minimising;

/// <summary>The words that the rules ask about, by topic. A word ends in * where any ending may follow.</summary>
/// <remarks>
/// Surnames, given names, streets and buildings decide what may stand alone: Payne, Ward, Do, Foster, Savage, Grace, Bond, Police House,
/// Hospital Road and Level 2 are nobody's notes, so such words are here only in phrases, or only where no name or address has them.
/// </remarks>
internal static partial class WordLists
{
    /// <summary>All lists, in one table.</summary>
    public static readonly Lexicon Lexicon = new(
        new (Topics Topic, string Words)[]
        {
            (Topics.Case, Case),
            (Topics.Title, Titles),
            (Topics.Case | Topics.Severe, Severe),
            (Topics.Severe, SevereInAddress),
            (Topics.Opinion, Opinions),
            (Topics.Clinical, Clinical),
            (Topics.ClinicalBuilding, ClinicalBuildings),
            (Topics.Assessment, Assessments),
            (Topics.AssessmentFloor, AssessmentFloors),
            (Topics.Status, Status),
            (Topics.StatusPlace, StatusPlaces),
            (Topics.Belief, Beliefs),
            (Topics.BeliefPlace, BeliefPlaces),
            (Topics.Immigration, Immigration),
            (Topics.ImmigrationPlace, ImmigrationPlaces),
            (Topics.Money, Money),
            (Topics.Alias, Aliases),
            (Topics.Disclosing, Disclosing),
            (Topics.Refuge, Refuges),
            (Topics.RefugeWord, "refuge, refuges"),
            (Topics.Family, Family),
            (Topics.Pronoun, "he, she, her, hers, him, his, they, them, their, i, we, us, me, my, our"),
            (Topics.Bank, "sort code, sort codes, sortcode, sort, acc, acct, account, accounts, a c, s c, ac, acno, accno, bank account, bank acc, bank details, bank ac, bank no, bank number, bank sort, bank transfer, banks with, banking, iban, bic, swift code, building society, barclays, natwest, lloyds bank, santander, hsbc, pay to, pay into, paid into, payee, bacs, chaps"),
            (Topics.Card, "card, cards, visa, mastercard, maestro, amex, american express, cvv, cvc, debit, credit card, pan, expiry, exp"),
            (Topics.Insurance, "ni, nino, n i no, n i number, national insurance, nat ins, ni number, ni no"),
            (Topics.Nhs, "nhs, nhsno, nhsnumber, nhs number, nhs no, n h s"),
            (Topics.Pupil, "upn, uln, pupil number, learner number, unique pupil, unique learner"),
            (Topics.Document, "passport, passports, licence, license, driving, driver, vehicle, vehicles, car, van, reg, registration, plate, plates, numberplate, drives, vrn, brp, residence permit, vw, volkswagen, polo, passat, astra, corsa, vauxhall, fiesta, focus, mondeo, transit, ford, audi, bmw, mercedes, skoda, renault, clio, peugeot, citroen, nissan, micra, qashqai, toyota, yaris, honda, kia, hyundai, fiat, volvo, suzuki, mini, land rover, motorbike, moped, scooter"),
            (Topics.Property, "uprn, usrn, uprns, usrns, title no, title number, meter, mpan, mprn"),
            (Topics.Telling, Telling),
            (Topics.TellingAlone, "has, have, had, was, were, says, wants, needs, refuses, refused, told, knows, gets, got, moved, stays, stayed, staying, lives, lived, asked, doesnt, dont, didnt, wont, cant, isnt, wasnt, hasnt, shes, hes, theyre, please"),
            (Topics.NoName, "with, without, but, for, from, because, since, when, while, until, after, before, about, against, although, though, whether, then, than, that, this, these, those, there, into, onto, due to, during, also, again, always, never, often, sometimes, "
                + "usually, already, yet, less, lots, any, other, where, what, as well, quite, rather, however, here, everywhere, towards, between, unless, twice, maybe, perhaps, possibly, probably, unlikely, currently, recently, regularly, frequently, rarely, mostly, mainly, nearly, almost, later, earlier, soon"),
            (Topics.NoName, Unnamed),
            (Topics.NoName | Topics.Severe, Abbreviations),
            (Topics.Severe, NotesInAddress),
            (Topics.NoName | Topics.Note, ClinicalUnnamed),
            (Topics.NoName | Topics.Note, PeoplesUnnamed),
            (Topics.NoName | Topics.Note, MattersUnnamed),
            (Topics.Disclosing, DisclosingFurther),
            (Topics.Joining, Joining),
            (Topics.Small, Small),
            (Topics.Everyday, Everyday),
            (Topics.EverydayPlace, EverydayPlaces),
        }.SelectMany(list => Split(list.Words).Select(word => (list.Topic, word)))
        .Concat(Split(BeliefPlaces).SelectMany(people => KindsOfPeople.Select(kind => (Topics.Belief, $"{people} {kind}")))));

    /// <summary>"Kurdish family" says of people what "Kurdish Centre" does not.</summary>
    private static string[] KindsOfPeople => ["family", "families", "household", "parents", "mother", "father", "mum", "dad", "child", "children", "boy", "girl", "origin", "descent", "heritage", "background", "speaker", "community"];

    private const string Aliases =
        "aka, a k a, fka, f k a, kn as, prev, pref, called, alias, uses the name, answers to, known as, also known as, formerly, formerly known as, calls himself, calls herself, prefers, previously, previously known, nickname, nicknamed, called by, goes by, now known, used to be, changed name, "
        + "real name, birth name, also called";

    /// <summary>Words of sensitive services: sexual health, mental health, substance misuse.</summary>
    private const string Disclosing =
        "camhs, cypmhs, cyp mhs, sexual health, sexualhealth, gum clinic, gum team, gum nurse, gum service, gum outreach, gum doctor, gum department, gu clinic, gu medicine, genitourinary, genito urinary, contracept*, family planning, drug, drugs, alcohol, alcoholics, substance, substances, "
        + "addiction, addictions, misuse, mental health, mentalhealth, eating disorder, eating disorders, eatingdisorders, psychiat*, psychother*, psychosis, needle exchange, needleexchange, abortion, abortions, "
        + "pregnancy advisory, termination, terminations, hiv, std clinic, sti clinic, sti, sexually transmitted, detox, rehab team, rehab clinic, rehab service, drug rehab, methadone, harm reduction, clinical psycholog*, talking therapies, self harm, selfharm, suicide, "
        + "suicide prevention, mood disorder, mood disorders, substancemisuse, condom, condoms, recovery worker, addictive behaviours, therapeutic unit, adolescent unit, crisis resolution, early intervention psychosis, iapt";

    private const string Refuges =
        "womens refuge, womens aid, women aid, safe house, safehouse, safe home, witness protection, protected witness, sanctuary scheme, sanctuary accommodation, dv accommodation, dv hostel, dv unit, "
        + "domestic violence unit, emergency accommodation, crisis accommodation, mother and baby hostel, womens shelter, women shelter, battered wives, battered women, families fleeing, idva, protected address, protected accommodation, "
        + "place of safety, confidential location, secret location, safe accommodation, safe flat, safe unit, safe address";

    /// <summary>Somebody's place in the family: part of a note about a child, and no part of a child's name.</summary>
    private const string Family =
        "mum, mums, mummy, dad, dads, daddy, stepdad, stepmum, stepfather, stepmother, step dad, step mum, step father, step mother, boyfriend, girlfriend, grandparent, grandparents, grandmother, grandfather, foster mother, "
        + "foster father, birth mother, birth father, birth parents, ex husband, ex wife, ex partner, exhusband, half brother, half sister, stepbrother, stepsister";

    /// <summary>Verbs and pronouns, which tell something. Chinese, Vietnamese, Turkish and English names (He, She, Her, An, Can, Will) are among the small words.</summary>
    private const string Telling =
        "is, isnt, was, wasnt, has, hasnt, had, having, his, him, himself, herself, they, theyre, their, them, not, dont, doesnt, didnt, wont, cannot, shouldnt, must, should, would, could, does, did, been, being, "
        + "lives, lived, stays, staying, says, told, telling, tells, wants, wanted, needed, refuses, refused, refusing, seems, appears, claims, claimed, asked, asks, called, rang, visited, "
        + "visits, attends, attended, moved, moving, goes, came, gets, got, gave, given up, taken, takes, left home, likes, hates, knows, thinks, feels, felt, shouts, shouted, shouting, hit, hits, "
        + "hitting, cries, cried, crying, fights, fought, fighting, smokes, steals, stole, stolen, lies, lied, argues, argued, who, whose, which, why, im, hes, shes, youre, weve, we, us, our, your, its, it, thats, theres, seen, "
        + "reported, reports, referred, admitted, discharged, contacted, informed, advised, observed, noticed, struggles, struggling, missed, misses, failed, fails, collects, collected, works, worked, plays, sleeps, sleeping, eats, "
        + "made, makes, finds, found, keeps, kept, comes, coming, speaks, talks, shows, showed, gives, puts, caught, ran, runs away, sent, lost, started, stopped, stop, began, became, spoke, "
        + "brought, bring, brings, bought, carries, carried, watch, watching, follows, followed, throws, threw, thrown, kicks, kicked, punched, bites, biting, swears, swore, spits, spat, touches, touched, scratches, hides, stares, pushes, pushed, grabs, grabbed, slept, woke, drove, calls, texts, texted, messaged, writes, wrote, written, reads, helps, helped, cared, looked, watches, believes, believed, denies, denied, admits, accuses, accused, blames, blamed, complains, demands, demanded, insists, shared, shares, loves, fears, feared, worries, expects, expected, waits, waited, arrives, arrived, returned, returns, left, stayed, paid, pays, owes, owed, owns, holds, remains, remained, requires, required, receives, received, allowed, allows, banned, barred, charged, released, served, serving, caused, causes, causing, hurting, pulled, pulls, dropped, drops, picked, picks, uses, using, changed, became, buried, checked, checks, cleared, confirmed, considered, decided, declined, described, discussed, explained, happened, hoped, "
        + "prefers, suffers, suffering, suffered, attempts, attempted, replies, replied, awaits, dislikes, avoids, enjoys, misbehaves, runs, cycles, travels";

    /// <summary>Words that join others in a sentence.</summary>
    private const string Joining =
        "with, without, but, for, from, because, since, when, while, until, after, before, about, against, although, though, whether, if, then, than, that, this, these, those, there, into, onto, due to, during, please, very, too, also, "
        + "only, still, again, always, never, often, sometimes, usually, already, yet, more, less, lots, some, any, every, other, both, where, how, what, as well, even, just, really, quite, rather, however, "
        + "here, everywhere, somewhere, near to, towards, between, among, within, throughout, unless, twice, maybe, perhaps, possibly, probably, likely, unlikely, currently, recently, regularly, frequently, rarely, mostly, mainly, nearly, almost, enough, instead, later, earlier, soon, ever, else, "
        + "wears, were, tell, saying, cutting, wakes, took, sees, changes, born, getting, needs, cant, living, broke, going, went, you";

    /// <summary>Words that join others and are names or parts of names as well.</summary>
    private const string Small =
        "said, the, of, to, at, by, on, in, an, a, i, be, am, are, he, she, her, me, my, no, so, do, can, will, may, or, as, off, out, up, down, over, under, has no, all, now, one, two";

    /// <summary>The beginning of the longest word of each entry about refuges: a line without any of them names none.</summary>
    public static readonly SearchValues<string> RefugeHints = SearchValues.Create(
        [.. Split(Refuges).Append("refuge").Select(entry => entry.Split(' ').MaxBy(word => word.Length)![..4]).Distinct(StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);

    private static string[] Split(string words) => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
