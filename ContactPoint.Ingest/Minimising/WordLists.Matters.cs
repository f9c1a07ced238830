namespace ContactPoint.Ingest.Minimising;

internal static partial class WordLists
{
    /// <summary>Diagnoses and treatments.</summary>
    private const string Clinical =
        "autis*, asperger*, adhd, asd, asthma*, epilep*, diabet*, eczema*, anaphyla*, allergy, allergies, allergic, epipen*, inhaler*, ventolin, salbutamol, insulin, ritalin, methylphenidate, medication, medications, medicated, antidepressant*, "
        + "fluoxetine, sertraline, citalopram, risperidone, melatonin, concerta, paracetamol, ibuprofen, amoxicillin, antibiotic*, penicillin, steroid*, valproate, carbamazepine, lamotrigine, hydrocortisone, chemotherapy, radiotherapy, "
        + "leukaemi*, leukemi*, tumour*, cystic fibrosis, cerebral palsy, downs syndrome, down syndrome, syndrome, syndromes, sickle cell, thalassaem*, haemophil*, hepatitis, tuberculosis, meningitis, pneumonia, bronchitis, bronchiol*, coeliac, crohns, "
        + "colitis, anorexi*, bulimi*, depression, depressed, depressive, anxiety, anxiety disorder, bipolar, schizo*, psychosis, psychotic, psychiat*, ptsd, ocd, tourette*, dyslexi*, dyspraxi*, dyscalculi*, learning difficult*, learning disab*, wheelchair, "
        + "visually impaired, visual impairment, hearing impaired, hearing impairment, hearing loss, hearing aid, hearing aids, speech delay, language delay, global delay, developmental delay, development delay, delayed speech, hyperactiv*, pregnan*, "
        + "abortion, abortions, miscarriage*, contracept*, chlamydia, hiv, herpes, gonorrh*, syphilis, diagnosed, diagnosis, undiagnosed, misdiagnosed, diagnoses, prognosis, prescribed, prescription, prescriptions, mental health, mental illness, mentally ill, eating disorder, eating "
        + "disorders, seizure*, convulsion*, heart condition, heart murmur, heart defect, heart problem, kidney disease, kidney failure, liver disease, vaccinat*, immunis*, scoliosis, spina bifida, muscular dystrophy, hydroceph*, incontinen*, enuresis, "
        + "bed wetting, bedwetting, wets bed, adrenaline, foetal alcohol, fetal alcohol, fasd, obesity, obese, overweight, underweight, anaemi*, psoriasis, scabies, head lice, nits, migraine*, tonsil*, otitis, glue ear, grommets, attachment disorder, conduct disorder, oppositional defiant, "
        + "personality disorder, panic attack, panic attacks, hallucinat*, delusion*, camhs, methadone, detox, psychosocial, neurodiverg*, neurodevelop*, tube fed, gastrostomy, tracheostomy, catheter, colostomy, oxygen, "
        + "dialysis, transplant, concussion, fracture, fractured, broken arm, broken leg, burns to, poisoning, failure to thrive, premature birth, born addicted, withdrawal symptoms, terminal illness, palliative, remission, relapse*, biopsy, mri scan, ct scan, x ray, "
        + "blood test, blood group, blood pressure, medical condition, medical needs, medical history, medically, on tablets, tablets, dosage, mg daily, mls, dose, chickenpox, chicken pox, measles, mumps, scarlet fever, impetigo, ringworm, lactose, gluten, nut free, special diet, "
        + "peanut*, sexually transmitted, std, termination of, morning after, puberty, gender dysphoria, transgender, dysphoria, trauma, traumatis*, ptsd symptoms, sensory processing, sensory needs, selective mut*, mutism, non verbal, nonverbal, brain injury, head injury, learning needs, "
        + "stammer, stammering, a stammer, stutter, stutters, stuttering, scalds, scalded, scalding, "
        + "on the pill, loratadine, cetirizine, syrup, cream twice, antihistamine*, becotide, clenil, seretide, montelukast, omeprazole, gaviscon, lansoprazole, levothyroxine, dexamfetamine, atomoxetine, lisdexamfetamine, elvanse, guanfacine, clonidine, aripiprazole, quetiapine, olanzapine, diazepam, midazolam, levetiracetam, keppra, epilim, prednisolone, movicol, laxido, baclofen, methotrexate, desmopressin, codeine, morphine, tramadol, calpol, piriton, chlorphenamine, naproxen, growth hormone, hormone, "
        + "arthritis, arthritic, heart disease, hypermobility, ehlers danlos, club foot, cleft palate, cleft lip, hernia, cataract*, glaucoma, squint, arrhythmia, croup, sepsis, covid, influenza, whooping cough, hay fever, hayfever, rhinitis, urticaria, vitiligo, alopecia, encopresis, constipat*, irritable bowel, ibs, reflux, cellulitis, chronic fatigue, narcolep*, insomnia, sleepwalk*, night terrors, low mood, paranoia, agoraphob*, phobia, phobic, school refuser, dysmorph*, has fits, having fits, blackouts, fragile x, duchenne, marfans, blindness, deafness, partially sighted, impairment, impairments, impaired, disorder, disorders, chronic, acute, congenital, infectious, contagious, mental disorder, nervous breakdown, breakdown, amputee, paraplegic, quadriplegic, brittle bones, bone marrow, special formula, thyroid, kidney, liver, neurological, "
        + "partially deaf, profoundly deaf, going deaf, deaf in, "
        + "antipsychotic*, warfarin, anticoagulant*, antiviral*, painkiller*, sedative*, vitamin*, supplements, creams, drops daily, tablets daily, nebuliser, insulin pump, oxygen at";

    /// <summary>The same, where a building or a service may be called so: an address may say it.</summary>
    private const string ClinicalBuildings =
        "paediatric*, oncolog*, orthopaedic*, neurology, cardiac, disabled, disability, disabilities, deaf, cancer, hospitalised, blind in, partially sighted, special care, physically disabled, mental, medicine, medicines, in patient, inpatient, outpatient, surgery date, operation, a and e, clinic appointment, therapy, therapist, counselling, sectioned, "
        + "hospice, cancer patient, is patient, patient of, patient at";

    /// <summary>Assessments and exam results.</summary>
    private const string Assessments =
        "caf score, caf scores, caf assessment, caf form, caf opened, caf closed, caf complete*, caf in place, caf meeting, caf level, caf held, caf done, caf review, caf outcome, caf tier, pre caf, common assessment, gcse, gcses, sats, btec, btecs, key stage, keystage, ks1, ks2, ks3, ks4, "
        + "ks5, eyfs, eyfsp, phonics, reading age, spelling age, maths age, mental age, predicted grade, predicted grades, predicted a, target grade, target grades, working below, working towards, working at, greater depth, expected standard, below expected, above "
        + "expected, below average, above average, average attain*, exam result, exam results, exam grade, exam grades, exam marks, test result, test results, test score, test scores, mock exam, mock exams, mock result*, percentile, percentiles, standardised score, iq, iq score, cognitive, attainment, attain*, "
        + "progress 8, attainment 8, assessed, sdq, core assessment, initial assessment, needs assessment, strengths and difficulties, baseline score, baseline test, cats score, cats scores, cat score, cat scores, cat4, failed gcse, passed gcse, as level, as levels, "
        + "a levels, a level results, failed exam*, passed exam*, resit, resits, resitting, retake, retakes, p scales, p scale, p level, p levels, early learning goals, early learning goal, gld, predicted level, predicted 4, predicted 5, predicted 6, predicted 7, predicted 8, predicted 9, "
        + "boxall profile, boxall score";

    /// <summary>The same, where an address may say it too.</summary>
    private const string AssessmentFloors =
        "score, scored, scores, scoring, grade a, grade b, grade c, grade d, grade e, grade f, grade g, grade u, grade 1, grade 2, grade 3, grade 4, grade 5, grade 6, grade 7, grade 8, grade 9, grades, graded, level 1, level 2, level 3, level 4, level 5, level 6, level 2a, level 2b, "
        + "level 2c, level 3a, level 3b, level 3c, level 4a, level 4b, level 4c, level 5a, level 5b, level 5c, level 1a, level 1b, level 1c, a level, exam, exams, examination, tier 1, tier 2, tier 3, tier 4, band a, band b, band c, caf";

    /// <summary>Standing at school, in care and before courts.</summary>
    private const string Status =
        "fsm, fsm6, free school meal, free school meals, free meals, pupil premium, ehcp, ehc plan, eh care plan, semh, spld, pmld, slcn, sen support, sen register, sen status, sen needs, sen statement, special needs, special educational, statemented, statement of, permanently excluded, "
        + "fixed term exclusion, excluded, exclusions, truant, truants, truanting, truancy, non attendance, non attender, poor attendance, low attendance, persistent absence, persistently absent, unauthorised absence, looked after, looked after child, in care, into care, care leaver, leaving care, foster care, foster carer, "
        + "foster carers, foster placement, foster child, fostered, adopted, adoptive, adoption, adoption order, child protection, cp plan, cp register, protection plan, protection register, child in need, cin plan, section 17, section 20, section 31, section 47, section 37, s47, s17, s20, "
        + "care order, care orders, care proceedings, interim care, supervision order, special guardian*, private fostering, privately fostered, kinship care, kinship placement, ward of court, wardship, emergency protection, police protection, residence order, prohibited steps, contact order, "
        + "child arrangements, family court, court hearing, court proceedings, court case, crown court trial, convicted, conviction, convictions, criminal record, remanded, on remand, sentenced, sentence, asbo, acceptable behaviour, referral order, youth rehabilitation, on licence, neet, young offender, young offenders, mappa, marac, "
        + "care plan, pathway plan, lac review, lac child, lac status, is lac, was lac, lac nurse, placed with, placement order, parental responsibility order, no parental responsibility, secure order, secure unit, youth custody, detention order, final warning, reprimand, community order, unborn, "
        + "foster mother, foster father, foster parent, foster parents, foster mum, foster dad, foster family, foster home, adopter, adopters, pex, pexed, fixed term, permanent exclusion, alternative provision, school refuser, hospital order, child in care, children in care, lac since, cared for child, private fosterer, respite carer, birth parent, birth family, reunification, "
        + "secure accommodation, accommodation order, sen one, sen school, sen unit, sen child, sen pupil, has sen, is sen, one to one, parenting order, attendance order, recovery order, disclosure order, contact arrangements";

    /// <summary>The same, where an address may say it: Suspension Bridge Road, the Attendance Centre.</summary>
    private const string StatusPlaces =
        "assessment, assessments, exclusion, suspended, suspension, attendance, absentee, absence, absences, absent, expelled, detention, section 8, part time timetable, managed move, reduced timetable, pupil referral, probation order, tribunal, in court, on tag, custody";

    /// <summary>Ethnicity, religion, language, nationality.</summary>
    private const string Beliefs =
        "white british, white irish, white other, white european, white english, white background, any other white, any other asian, any other black, black african, black caribbean, black british, black other, mixed race, mixed heritage, mixed white, dual heritage, asian british, asian indian, asian pakistani, "
        + "asian other, british asian, british pakistani, british indian, indian origin, pakistani origin, somali origin, african origin, polish origin, roma family, gypsy family, gypsy roma, romany gypsy, irish traveller, traveller family, travelling family, traveller child, afro caribbean, african caribbean, "
        + "muslim family, muslim faith, muslim child, muslim household, practising muslim, strict muslim, is muslim, devout, practising, hindu family, hindu faith, sikh family, sikh faith, jewish family, jewish faith, christian family, christian faith, catholic family, catholic faith, roman catholic faith, "
        + "jehovah*, speaks, ethnicity, ethnic, ethnic group, religion, religious, nationality, first language, home language, second language, mother tongue, no english, little english, eal, eal pupil, not english speaking, non english speaking, polish speaking, urdu speaking, somali speaking, arabic speaking, english as "
        + "an additional, additional language, race, skin colour, atheist, islamic, buddhist family, converted to, halal, kosher, no pork, wears hijab, turban, foreign national, born abroad, british citizen, dual national*, eu national, non eu, citizenship, "
        + "white and asian, white and black, any other ethnic, other ethnic, not yet obtained, any other mixed, "
        + "muslim convert, convert to, converts to, religious family, bangladeshi family, pakistani family, nigerian family, indian family, chinese family, somali family, polish family, romanian family, chinese origin, foreign origin, immigrant family";

    /// <summary>The same, where a place of worship or a street may be called so.</summary>
    private const string BeliefPlaces =
        "pakistani, bangladeshi, nigerian, jamaican, romanian, bulgarian, lithuanian, latvian, ukrainian, syrian, eritrean, zimbabwean, ghanaian, afghan, albanian, kurdish, caribbean, roman catholic, catholic, sikh, hindu, buddhist, jewish, orthodox jew, mormon, methodist, evangelical, pentecostal, "
        + "church of england, traveller, travellers, gypsies, muslims, arabic, urdu, punjabi, bengali, gujarati, cantonese, mandarin, yoruba, asian, african, mosque, synagogue, quaker, rastafarian,, "
        + "indian, chinese, turkish, iranian, iraqi, sri lankan, vietnamese, filipino, brazilian, portuguese, somalian, somalians, ethiopian, sudanese, algerian, moroccan, kenyan, ugandan, congolese, egyptian, cypriot, russian, slovakian, hungarian, gambian, malaysian, yemeni, libyan, lebanese, palestinian";

    /// <summary>Immigration.</summary>
    private const string Immigration =
        "asylum seek*, asylum claim, asylum case, failed asylum, claimed asylum, claiming asylum, seeking asylum, overstay*, illegal immigrant, illegal immigrants, illegal entrant, illegally, recourse to public, no recourse, nrpf, uasc, visa expired, visa expires, visa refused, student visa, spouse visa, visa status, "
        + "no visa, leave to remain, deported, deportation, deport, facing removal, settled status, pre settled, presettled, work permit, undocumented, age disputed, immigration status, immigration case, immigration bail, home office case, home office ref*, no papers, no status, limited leave, discretionary leave, dispersal accommodation,, "
        + "home office decision, awaiting home office, awaiting decision, home office letter, reporting to home office, removal directions";

    /// <summary>The same, where a street or an office may be called so.</summary>
    private const string ImmigrationPlaces =
        "asylum, refugee, refugees, immigration, immigrant, immigrants, migrant, migrants, home office, visa";

    /// <summary>Benefits and debts.</summary>
    private const string Money =
        "universal credit, income support, housing benefit, child benefit, tax credit, tax credits, working tax, on benefits, claims benefits, claiming benefits, in receipt of, benefits claim, benefit claim, benefit claimant, benefits office, jsa, jobseekers, job seekers, dla, disability living, carers allowance, pip payment, "
        + "rent arrears, arrears, in debt, debts, bankrupt, bankruptcy, child maintenance, maintenance payments, csa payments, pays maintenance, low income, household income, annual income, salary, wages, earns, payday loan, loan shark, food bank, foodbank, food parcel*, bursary, hardship fund, crisis loan, gbp, per week, pw, pcm, "
        + "benefit, overpayment, direct debit, standing order, council tax debt, "
        + "benefits agency, benefits cut, benefits stopped, benefits sanction, benefit cheat, benefit fraud, receives benefits, gets benefits, on benefit, esa claim, gets esa, on esa, pension credit, state pension, bailiffs due";
}
