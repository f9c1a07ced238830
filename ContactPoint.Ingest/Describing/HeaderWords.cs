using System.Collections.Frozen;

namespace ContactPoint.Ingest.Describing;

/// <summary>What suppliers call things, and what it probably is here. A guess from a name is explained in the draft, for a person to judge.</summary>
internal static class HeaderWords
{
    /// <summary>Our fields in the order of the record, each with the names that it has elsewhere: small letters and digits only.</summary>
    private static readonly (string Field, string Words)[] Fields =
    [
        ("forename", "forename firstname givenname legalforename legalfirstname first given fname"),
        ("forename+", "forenames givennames firstnames legalforenames"),
        ("middle_names", "middlenames middlename othernames secondname"),
        ("surname", "surname lastname familyname legalsurname last family sname"),
        ("preferred_forename", "preferredforename preferredfirstname knownas preferredname chosenforename preferredgivenname"),
        ("preferred_surname", "preferredsurname preferredlastname preferredfamilyname chosensurname"),
        ("former_forename", "formerforename previousforename"),
        ("former_surname", "formersurname previoussurname previousfamilyname formerfamilyname previouslastname birthsurname"),
        ("birth_date", "dob dateofbirth birthdate birthday birth persondob"),
        ("birth_date_estimated", "dobestimated estimateddob birthdateestimated"),
        ("gender", "gender sex gendercurrent legalsex gendercode sexcode"),
        ("address_1", "address address1 addressline1 addr1 street homeaddress fulladdress line1 streetaddress"),
        ("address_2", "address2 addressline2 addr2 line2 locality"),
        ("address_3", "address3 addressline3 addr3 line3 town posttown city"),
        ("address_4", "address4 addressline4 addr4 line4 county"),
        ("postcode", "postcode postalcode zip zipcode homepostcode pcode"),
        ("nhs_number", "nhsnumber nhsno nhs nhsnum"),
        ("upn", "upn uniquepupilnumber pupilnumber"),
        ("former_upn", "formerupn previousupn oldupn"),
        ("uln", "uln uniquelearnernumber learnernumber uniquelearnerno"),
        ("school_urn", "urn schoolurn establishmenturn schoolnumber"),
        ("school_start", "entrydate dateofentry admissiondate schoolstart startdateatschool dateofadmission doa"),
        ("gp_ods", "gppractice gppracticecode practicecode gpcode gpodscode odscode practiceods gpods"),
        ("gp_start", "gpregdate gpregistrationdate registrationdate gpstart dateregistered"),
        ("carer_1_name", "parentname mothername carername guardianname parent1name contact1name parentcarername mothersname contactname emergencycontact emergencycontactname nextofkin nextofkinname nok"),
        ("carer_1_relation", "parentrelation relationship parent1relation contact1relation carerrelation relationtochild"),
        ("carer_1_phone", "parentphone parenttelephone informantphone phone telephone parent1phone contact1phone homephone carerphone tel"),
        ("carer_1_email", "parentemail informantemail email emailaddress parent1email contact1email careremail"),
        ("carer_2_name", "secondparentname fathername parent2name contact2name fathersname"),
        ("carer_2_relation", "secondparentrelation parent2relation contact2relation"),
        ("carer_2_phone", "secondparentphone parent2phone contact2phone"),
        ("carer_2_email", "secondparentemail parent2email contact2email"),
        ("service", "service servicetype activity servicecode typeofservice"),
        ("organisation", "provider providerods organisation organisationcode providercode providerodscode"),
        ("practitioner", "worker practitioner socialworker keyworker caseworker workername practitionername leadworker allocatedworker"),
        ("practitioner_phone", "workerphone practitionerphone keyworkerphone workertelephone"),
        ("practitioner_email", "workeremail practitioneremail keyworkeremail"),
        ("involvement_start", "startdate started servicestart involvementstart datestarted casestart referraldate"),
        ("involvement_end", "enddate ended serviceend involvementend dateended caseend closeddate"),
        ("lead_professional", "leadprofessional islead lead"),
        ("shielded", "sensitivity sensitive restricted shielded adopted sflag sensitiveflag confidential"),
        ("death_date", "deathdate dateofdeath dod deceaseddate"),
        ("do_not_record", "donotrecord donotshare withhold"),
        ("objection", "objection youngpersonobjects objects objects2sharing dissent"),
        ("consent", "consent consentgiven consenttorecord"),
        ("significant_harm", "significantharm harmground"),
    ];

    /// <summary>Why a column stays outside, with what its name then has in it.</summary>
    private static readonly (string Reason, string Words)[] Outside =
    [
        ("may not be held: not on the list of what a record holds", "ethnic religion faith language nationality immigration asylum countryofbirth"),
        ("may not be held: benefits, bank and National Insurance", "freeschoolmeal fsm benefit bank sortcode accountn iban ninumber nino nationalinsurance pupilpremium"),
        ("may not be held: health and special needs", "diagnos medic health disab allerg sen immunis vaccin prescription clinic"),
        ("may not be held: attendance, exclusion and attainment", "attend absence exclu suspens result assess grade attain keystage ks1 ks2 exam score phonics"),
        ("may not be held: notes and opinions", "note comment remark observation narrative reason summary freetext detail"),
        ("may not be held: care and protection status", "lookedafter lac childprotection cpstatus cpplan cinplan inneed offen police"),
        ("may not be held: documents, pictures and addresses of the web", "photo picture document url http"),
        ("the directory works it out, or has no use for it", "age year mname maidenname title suffix doctorname namedgp doctor ownmobile"),
    ];

    /// <summary>What is no field of ours, and a part or a whole of some: small letters and digits only.</summary>
    private static readonly (string Part, string[] Words)[] Parts =
    [
        ("full name", ["name", "fullname", "legalname", "wholename", "nameinfull"]),
        ("house", ["house", "houseno", "housenumber", "housename", "housenamenumber", "housenameno", "housenumbername", "paon", "doorno", "doornumber", "propertyno", "propertynumber"]),
        ("street", ["street", "streetname", "road", "roadname"]),
        ("postcode out", ["postcodeout", "outcode", "outwardcode", "postcodeoutward", "postcode1", "postcodearea"]),
        ("postcode in", ["postcodein", "incode", "inwardcode", "postcodeinward", "postcode2"]),
    ];

    private static readonly string[] Whose = ["child", "childs", "pupil", "patient", "learner", "student", "youngperson", "client", "person", "cyp", "legal"];

    private static readonly FrozenDictionary<string, string> FieldOfWord = Fields
        .SelectMany(field => field.Words.Split(' ').Select(word => (word, field.Field)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Field, StringComparer.Ordinal);

    private static readonly FrozenSet<string> LocalIds = (
        "id key localid localreference reference ref recordid systemid uniqueid admissionno admissionnumber pupilid childid patientid clientid learnerid studentid "
        + "personid caseid caseno casenumber casereference caseref participationid entryno entrynumber registrationno mosaicid liquidlogicid hospitalnumber memberno membernumber membershipno membershipnumber memberid refno refnumber referenceno referencenumber clientno clientnumber "
        + "personno pupilno pupilnumber studentno studentnumber patientno patientnumber fileno filenumber internalid guid uuid systemref externalid rowid lachildid")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The field that a column of this name probably fills; with a plus when it holds several names. <see langword="null"/> when the name says nothing.</summary>
    public static string? FieldOf(string header)
    {
        var word = Plain(header);
        return FieldOfWord.GetValueOrDefault(word) ?? FieldOfWord.GetValueOrDefault(WithoutWhose(word));
    }

    /// <summary>Which part, or which whole, of our fields a column of this name probably is; <see langword="null"/> when the name says nothing of the kind.</summary>
    public static string? PartOf(string header)
    {
        var word = Plain(header);
        return Array.Find(Parts, part => part.Words.Contains(word) || part.Words.Contains(WithoutWhose(word))).Part;
    }

    /// <summary>Why a column of this name stays outside; <see langword="null"/> when its name says nothing.</summary>
    public static string? ReasonOutside(string header)
    {
        var word = Plain(header);
        foreach (var (reason, words) in Outside)
        {
            if (words.Split(' ').Any(part => part.Length <= 3 ? word == part || word.StartsWith(part, StringComparison.Ordinal) : word.Contains(part, StringComparison.Ordinal)))
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>Whether a column of this name is probably the supplier's own key.</summary>
    public static bool IsLocalId(string header)
    {
        var word = Plain(header);
        return LocalIds.Contains(word) || LocalIds.Contains(WithoutWhose(word));
    }

    /// <summary>Whether a key of this name is a school's own, so that another school may give it to another child.</summary>
    public static bool IsOfSchool(string header) => Plain(header).Contains("admission", StringComparison.Ordinal);

    /// <summary>Whether a column of this name may be a key, or a part of one.</summary>
    public static bool MayBeKey(string header) => IsLocalId(header) || FieldOf(header) is "upn" or "nhs_number" or "uln";

    /// <summary>Whether the name is one that headers have, whatever becomes of the column.</summary>
    public static bool IsKnown(string header) => FieldOf(header) is not null || PartOf(header) is not null || IsLocalId(header) || ReasonOutside(header) is not null;

    /// <summary>Small letters and digits; what stands in brackets after them is an explanation: Date of birth (dd/mm/yyyy).</summary>
    private static string Plain(string header)
    {
        var bracket = header.AsSpan().IndexOfAny('(', '[');
        return new([.. (bracket > 0 ? header[..bracket] : header).Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
    }

    private static string WithoutWhose(string word)
    {
        var whose = Array.Find(Whose, whose => word.StartsWith(whose, StringComparison.Ordinal));
        return whose is null ? word : word[whose.Length..];
    }
}
