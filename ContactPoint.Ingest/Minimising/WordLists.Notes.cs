namespace ContactPoint.Ingest.Minimising;

internal static partial class WordLists
{
    /// <summary>Case notes. Any one of them in a name is a note.</summary>
    private const string Case =
        "off sick, went off sick, nobody covering, neglect, neglected, neglectful, neglecting, imprisoned, imprisonment, prisoner, prison, jail, jailed, arrested, arrest, arrests, absconded, absconds, absconding, absconder, bruising, bruises, bruised, bruise, allegation, allegations, "
        + "alleged, alleges, disclosed, discloses, disclosure, disclosures, incident, incidents, concern, concerns, concerned, concerning, worried, worrying, suspected, suspicion, suspicious, unexplained, injury, injuries, injured, "
        + "stabbed, stabbing, knives, weapon, weapons, gangs, gang member, in a gang, county lines, exploited, exploitation, groomed, grooming, radicalis*, bullied, bullying, hospitalised, threatened, threatening, threatens, "
        + "threat, threats, drunk, drunken, drinking, drinks, drugs, drug use, drug user, drug users, drug dealer, drug dealing, drug addict, drug problem, drug abuse, cannabis, cocaine, heroin, ketamine, methadone, "
        + "intoxicated, addict, addicts, addicted, addiction, alcoholic, alcoholics, alcoholism, alcohol, runaway, ran away, run away, runs away, missing from home, missing person, missing child, in custody, on bail, at risk, high risk, no contact, "
        + "no contact with, contact with father, contact with mother, court order, court orders, restraining order, exclusion order, non molestation, sex offend*, raped, rapist, incest, indecent, parental conflict, acrimonious, "
        + "custody battle, custody dispute, estranged, evicted, eviction, starving, underfed, malnourished, home visit, home visits, no access, supervised contact, strategy meeting, case conference, case note, case notes, case "
        + "closed, casework, re referred, no further action, nfa, risk assessment, risk assessed, known to services, known to police, known to social, social services, chronology, "
        + "see notes, see note, see file, see report, see police, see letter, see attached, see comments, notes attached, do not call, do not call him, do not ring, do not phone, do not write, do not share, do not discuss, lone visit, out of control, "
        + "self harms, forced marriage, honour based, fgm, cse, hoarding, begging, stealing, stolen, shoplifting, theft, burglary, arson, fire setting, firesetting, vandalism, antisocial, anti social, curfew, fighting, runs off, "
        + "smokes weed, smoking weed, glue sniffing, solvent, solvents, solvent abuse, vaping, overdosed, sectioned, terminally ill, bereaved, bereavement, died, deceased, funeral, separated, separation, divorce, divorced, "
        + "divorcing, affair, paternity, dna test, unwed, illegitimate, teenage mother, unwanted, unwanted pregnancy, hospital admission, emergency admission, house fire, missing school, home educated, left country, whereabouts unknown, gone missing, "
        + "death of, death in, recent death, weed smoker, weed found, carries knife, carries a knife, with a knife, knife crime, brothel worker, a stalker, death threats, "
        + "brought a knife, a knife, cutting herself, cutting himself, cutting themselves, cuts herself, cuts himself, cut herself, cut himself, sleeping rough, rough sleeping, rough sleeper, sofa surfing, squatting, sex work*, prostitut*, pornograph*, explicit images, sexting, extremis*, terrorist, terrorism, prevent channel panel, coercive, controlling, neighbour dispute, noise complaint, wanted by, arrest warrant, prosecut*, charged with, court case, trial date, victim, victims, perpetrator, perpetrators, schedule one, dangerous, unsafe, risky, cautioned, caution by, hitting, slapped, punched, kicked, beaten, smacked, hit by, hits his, hits her, locked in, locked out, left alone, home alone, unsupervised, inappropriate, sexualised, touching, marks on, black eye, burn marks, cigarette burns, thrown out, kicked out, family breakdown, placement breakdown, miscarried, complaint against, complaints about, investigation, investigated, safeguarded, welfare check, welfare concern, welfare concerns, "
        + "gambling debt, gambling debts, gambling problem, gambling addict*, beats him, beats her, beats his, beats up, "
        + "is tagged, tag fitted, electronic tag, burns on, marks on, scratches on, cuts on, a gun, guns, firearm, firearms, shotgun, deprivation of liberty, kill himself, kill herself, killed, murdered, murder, manslaughter, strangled, attacked, attacks, beating, wounded, wounding, poisoned";

    /// <summary>Words of case notes that stand in practitioners' titles, and so are looked for in other people's names only.</summary>
    private const string Titles =
        "police, contact centre, safeguarding, offender, offenders, offending, probation, social worker, social workers, youth justice, child protection, at risk, domestic violence, domestic abuse, looked after, special needs, referral, referrals, senco, early help, "
        + "case worker, caseworker, case workers, caseworkers";

    /// <summary>What no street or house is called either.</summary>
    private const string Severe =
        "violent, violence, violently, injunction, injunctions, overdose, overdoses, abuser, abusers, abused, abuse, abuses, abusing, abusive, suicid*, domestic violence, domestic abuse, sex offender, sex offenders, drug dealer, drug dealers, "
        + "self harm, self harming, self harmed, selfharm, assault, assaults, assaulted, assaulting, harass*, stalking, stalked, rape, aggressive, aggression, traffick*, paedophile, pedophile, sexual abuse, sexually, police called, "
        + "police involved, police involvement, police aware, police informed, police attended, police raid, police raided, called police, known to police, court order, court orders, non molestation, restraining order, occupation order, do not visit, do not "
        + "contact, do not disclose, do not tell, dont tell, dont visit, dont contact, dont disclose, not to be told, must not know, must not be told, ex partner, ex husband, ex boyfriend, ex wife, fled, fleeing, in hiding, hiding from, "
        + "dangerous dog, dangerous dogs, needles, used needles, lone worker, lone visit, lone visits, visit in pairs, two workers, two staff, never visit, never contact, do not give, do not share, do not send, do not use, do not write, do not phone, "
        + "do not ring, do not release, do not call at, child at risk, children at risk, register of offenders, vulnerable child, vulnerable adult, vulnerable, tag fitted, bail address, bail hostel, probation hostel";

    /// <summary>What a line of an address may not say, though a name might.</summary>
    private const string SevereInAddress =
        "safeguarding, offender, offenders, child protection, at risk, safe address, dad, mum, stepdad, stepfather, stepmum, stepmother, confidential, undisclosed, keep secret, secret address, withheld address, address withheld, "
        + "drugs, cannabis, cocaine, heroin, alcoholic, alcohol, drunk, drinking, weapon, weapons, arrested, imprisoned, in prison, in custody, on bail, neglect, neglected, bruising, bruises, allegation, allegations, alleged, "
        + "exploited, exploitation, grooming, gang, gangs, threatened, threatening, threats, absconded, absconds, concerns, concerned, social worker, social workers, social services, boyfriend, girlfriend, visits, evicted, eviction, "
        + "case conference, case notes, no contact, contact with, supervised contact, missing from home, runaway, ran away, unsafe, dirty house, house dirty, overcrowded, squalid, filthy, unexplained, injuries, custody dispute, looked after child, "
        + "brothel, stalker, drug use, drug user, drug users, drug dealing, drug den, drug house, drug addict, drug problem, with a knife, carries knife, knife crime, "
        + "police report, police reports, police visit, police visits, police search, "
        + "home conditions, no food, no heating, no electricity, house cold, third incident, incident, "
        + "lives here, lives there, lives with, lives at, living with, living here, staying with, stays with, moved out, moved away, moved to, moved in, now lives, has moved, no longer at, no longer here, no longer lives, not at this, not here, knives, a knife, sleeping rough, sofa surfing, squat, squatters, victim, perpetrator, welfare check, welfare concern, kicked out, thrown out, home alone, unsupervised, arrest warrant, prosecut*, beaten, charged with, trial date, "
        + "tagged, curfew, a gun, guns, firearm, firearms, shotgun, attacked, attacks, household, murdered, stabbed, stabbing, deprivation of liberty, "
        + "immigration raid, immigration officers, immigration enforcement, immigration visit, immigration check, keep address, address from, address secret, hide address, hidden address, new address, old address, temporary address, address unknown to, do not leave, do not knock";

    /// <summary>Opinions about people.</summary>
    private const string Opinions =
        "lazy, disruptive, disrupts, unkempt, smelly, scruffy, manipulative, hostile, uncooperative, non cooperative, unreliable, chaotic, attention seek*, attention seeker, troublemaker, trouble maker, troubled, liar, liars, untrustworthy, "
        + "not to be trusted, bullies, clingy, withdrawn, defiant, immature, uncaring, inadequate, bad influence, bad parent, bad mother, bad father, poor parenting, poor attitude, poor attender, poor hygiene, poor behaviour, "
        + "difficult family, difficult parent, difficult parents, difficult mother, difficult child, difficult boy, difficult girl, problem family, problem child, problem parent, challenging, behaviour, behaviours, behavioural, badly behaved, well "
        + "behaved, misbehav*, temper, tantrum, tantrums, beyond control, out of control, argumentative, disobedient, rebellious, secretive, promiscuous, cruel to, unfit mother, unfit father, unfit parent, unfit to, useless, hopeless, "
        + "stupid, low ability, high ability, less able, more able, gifted, slow learner, slow reader, lacks, tearful, very shy, painfully shy, unhappy, obnoxious, spoilt, spoiled, feckless, dishonest, devious, horrible, nuisance, "
        + "a pest, right pest, weird, odd child, odd boy, odd girl, strange child, strange boy, strange family, pain in, waste of, hard work, handful, cheeky, insolent, impolite, foul mouthed, arrogant, selfish, pushy, demanding, overbearing, interfering, "
        + "neurotic, paranoid, unstable, erratic, volatile, confrontational, intimidating, awkward family, awkward customer, rough family, dysfunctional, immoral, slovenly, dirty child, lovely child, lovely girl, lovely boy, lovely family, "
        + "nice family, nice child, good family, good pupil, bright child, bright boy, bright girl, bright pupil, talented, polite, hardworking, underachiev*, unmotivated, demotivated, easily led, easily distracted, fidgety, irritable, "
        + "moody child, moody teenager, sulky, sullen, surly, unpleasant, unfriendly, friendless, loner, no friends, show off, attention span, uncontrollable, unmanageable, not coping, over anxious, overprotective, irresponsible, incompetent, "
        + "nasty piece, nasty boy, nasty girl, nasty child, naughty boy, naughty girl, naughty child, very naughty, is naughty, a bully, is bully, known bully, class bully, playground bully, "
        + "rude to, rude and, rude boy, rude girl, rude man, rude woman, very rude, difficult to, hard to engage, does not engage, disengaged, non engaging, not engaging, resistant, obstructive, evasive, insolence, cold towards, poor relationship, no boundaries, neglectful parent, drama queen, time waster, timewaster, moaner, whinger, scruffily, feral, wild child, out of hand, handful at, not very bright, thick as, dim, simple minded, backward, "
        + "unruly, cocky, spiteful, bossy, rowdy, stroppy, sneaky, vicious, vindictive, malicious, callous, hateful, possessive, needy, whiny, whingeing, whinging, grumpy, sarcastic, gobby, mouthy, lippy, crude, vulgar, uncouth, unhygienic, filthy, grubby, stinking, greasy, skinny, ugly, dopey, dozy, brainless, clueless, gormless, ignorant, illiterate, uneducated, uninterested, apathetic, bored, distracted, inattentive, forgetful, clumsy, reckless, impulsive, thoughtless, ungrateful, stingy, deceitful, thieving, shifty, dodgy, untruthful, exaggerates, fantasist, delusional, hysterical, overemotional, explosive, short tempered, hot tempered, bad tempered, quick tempered, quarrelsome, belligerent, domineering, permissive, indulgent, submissive, timid, nervous, anxious, insecure, self esteem, outgoing, cheerful, delightful, charming, trustworthy, reliable, helpful, cooperative, intelligent, mediocre, failing, hard to like, hard to love, poor mother, poor father, poor parent, is idle, very idle, idle boy, idle girl, bone idle, unlikeable, unlikable, unpopular, antagonistic, provocative, flirtatious, precocious, babyish, childish, pathetic, miserable, gloomy, morose, aloof, snobbish, stuck up, rough and, uncontrolled, undisciplined, ill mannered, bad mannered, well mannered, mannerless, unreasonable, uncommunicative, monosyllabic, hyper, "
        + "nightmare, a menace, menace, a handful, a monkey, a madam, a pain, a problem, a worry, a concern, a joke, a disgrace, disgraceful, disgusting, appalling, terrible, awful, dreadful, shocking, outrageous, ridiculous, unacceptable, impossible, hopelessly";

    /// <summary>The same, where addresses are made of them too.</summary>
    private const string EverydayPlaces =
        "house, home, flat, school, schools, hospital, clinic, court, office, old, new, reading, writing, address, back, rear, above, below, high, low, higher, lower, gate, lock, key, keys, nurse, doctor, judge, safe, bed, kitchen, first, second, third, last, next, small, big, set, mark, marks, door, dog, dogs, council, housing, poor, hard, cold, alley, outside, inside, upstairs, downstairs, good, row with, rows, closed, open, manager, staff, service, services, team, person, people, number, numbers, class, little, two, three, four, five, several, many, few, own, same, special, bottle, wet, skin, hair, arm, leg, head, face, list, order, clean, day, night, work, friend, friends, sister, brother, sisters, brothers, father, mother, children, child, boys, girls, family, register, review, meeting, support, group, adult, adults, student, students, pupil, pupils, teacher, teachers, notes, "
        + "blood, "
        + "tears, "
        + "uncle, "
        + "uncles, "
        + "husband, "
        + "neighbour, "
        + "neighbours, "
        + "aunt, "
        + "partner, "
        + "cousin";

    /// <summary>Everyday words that notes are made of. Surnames and given names (House, Home, Child, Call, Ring, Order, Young) count only beside others.</summary>
    private const string Everyday =
        "late, again, visit, visiting, contact, phone, phoned, telephone, ring, call, families, kids, boy, parents, parent, parental, carer, carers, "
        + "classroom, meetings, report, file, note, plan, worker, workers, help, issue, issues, problem, problems, angry, upset, scared, afraid, frightened, food, "
        + "money, debt, rent, aunty, auntie, nan, gran, granny, siblings, sibling, twins, baby, wife, partners, "
        + "letter, email, emails, details, information, record, records, consent, permission, request, requested, urgent, urgently, important, warning, caution, careful, aware, unaware, unknown, known, previous, recent, recently, "
        + "current, currently, weekly, daily, monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, weekend, weekends, evening, evenings, morning, today, yesterday, tomorrow, week, weeks, month, months, year, years, "
        + "nights, hours, days, time, times, bad, badly, difficult, alone, together, away, bedroom, clothes, shoes, "
        + "uniform, dinner, lunch, breakfast, hungry, thirsty, tired, dirty, sick, ill, illness, unwell, lawyer, solicitor, hearing, case, waiting, pending, "
        + "ongoing, update, updated, confirmed, correct, incorrect, wrong, check, checked, collect, pick, drop, leave, leaves, leaving, move, live, stay, sleep, eat, drink, smoke, fight, shout, cry, hurt, hurts, harm, harmed, risk, risks, danger, "
        + "dangerous, safety, unsafe, worry, stress, stressed, sad, lonely, maths, progress, results, result, test, tests, average, "
        + "lessons, lesson, homework, detention, placement, respite, homeless, tenancy, landlord, job, unemployed, working, language, speak, interpreter, translator, lots of, need, want, know, ask, give, take, "
        + "make, keep, find, get, use, used, look, looks, looking, think, feel, want to, try, tries, trying, break, breaks, violent, member, members, photo, photograph, attached, "
        + "overleaf, cont, continued, tbc, ref, refer, re, nothing, something, anything, anyone, nobody, everyone, else, different, needs, much, older, younger, eldest, youngest, "
        + "signs, sign, marked, black eye, doing, done, able, unable, available, absent, attendance, late for, weight, height, teeth, glasses, fed, feeding, crying, "
        + "aunts, nans, grans, neighbours, wives, noise, complaint, complaints, complained, tea, milk, sofa, mattress, smell, smells, fire, locked, hidden";
}
