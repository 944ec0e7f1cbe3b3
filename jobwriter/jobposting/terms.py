"""The words of JobPosting: its properties, their types and the values that Google knows."""

from __future__ import annotations

from collections.abc import Mapping

from jobwriter.facts.model import Period

_THING = (
    "additionalType alternateName description disambiguatingDescription identifier image mainEntityOfPage name owner "
    "potentialAction sameAs subjectOf url"
)
PROPERTIES = frozenset(
    f"""
    applicantLocationRequirements applicationContact baseSalary benefits datePosted directApply educationRequirements
    eligibilityToWorkRequirement employerOverview employmentType employmentUnit estimatedSalary
    experienceInPlaceOfEducation experienceRequirements hiringOrganization incentiveCompensation incentives industry
    jobBenefits jobDuration jobImmediateStart jobLocation jobLocationType jobStartDate occupationalCategory
    physicalRequirement qualifications relevantOccupation responsibilities salaryCurrency securityClearanceRequirement
    sensoryRequirement skills specialCommitments title totalJobOpenings validThrough workHours {_THING}
    """.split()
)
"""The properties of a JobPosting, those of every Thing among them."""

SUPERSEDED = {"benefits": "jobBenefits", "incentives": "incentiveCompensation"}
"""Properties that schema.org gave up, and what to use instead."""

_AMOUNT = "currency value minValue maxValue validFrom validThrough"
INNER: Mapping[str, frozenset[str]] = {
    name: frozenset(f"{words} {_THING}".split())
    for name, words in {
        "Place": "address geo latitude longitude telephone containedInPlace branchCode logo hasMap",
        "PostalAddress": (
            "streetAddress addressLocality addressRegion postalCode addressCountry postOfficeBoxNumber "
            "extendedAddress telephone email contactType areaServed availableLanguage faxNumber hoursAvailable"
        ),
        "Organization": (
            "logo address legalName department parentOrganization subOrganization telephone email numberOfEmployees "
            "industry foundingDate location aggregateRating brand employee founder contactPoint slogan taxID vatID "
            "duns leiCode naics isicV4 areaServed keywords memberOf review award knowsAbout diversityPolicy"
        ),
        "MonetaryAmount": _AMOUNT,
        "QuantitativeValue": "value minValue maxValue unitText unitCode additionalProperty valueReference",
        "PropertyValue": "value propertyID minValue maxValue unitText unitCode valueReference measurementTechnique",
        "EducationalOccupationalCredential": (
            "credentialCategory educationalLevel competencyRequired recognizedBy validFor validIn about author keywords"
        ),
        "OccupationalExperienceRequirements": "monthsOfExperience",
        "Country": "address geo containedInPlace",
        "State": "address geo containedInPlace",
        "City": "address geo containedInPlace",
        "AdministrativeArea": "address geo containedInPlace",
    }.items()
}
"""Properties of the types within a posting; Organization and Place have more, which are rare here."""

EMPLOYMENT = ("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER")
EMPLOYMENT_SLIPS = {
    "permanent": "FULL_TIME", "regular": "FULL_TIME", "employee": "FULL_TIME", "ft": "FULL_TIME", "pt": "PART_TIME",
    "freelance": "CONTRACTOR", "contract": "CONTRACTOR", "freelancer": "CONTRACTOR", "fixedterm": "TEMPORARY",
    "fixedtermcontract": "TEMPORARY", "temp": "TEMPORARY", "seasonal": "TEMPORARY", "internship": "INTERN",
    "placement": "INTERN", "trainee": "INTERN", "apprenticeship": "OTHER", "apprentice": "OTHER", "zerohours": "OTHER",
}  # fmt: skip
"""What people write for an employment type, letters only, and what it is."""

PERIODS: Mapping[str, Period] = {"HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year"}
"""Google's words for a period, and ours."""
UNITS = tuple(PERIODS)
UNIT_SLIPS = {
    "hourly": "HOUR", "hr": "HOUR", "hrs": "HOUR", "hours": "HOUR", "perhour": "HOUR", "ph": "HOUR", "hur": "HOUR",
    "daily": "DAY", "days": "DAY", "perday": "DAY", "pd": "DAY", "weekly": "WEEK", "perweek": "WEEK", "pw": "WEEK",
    "wee": "WEEK", "monthly": "MONTH", "permonth": "MONTH", "pcm": "MONTH", "mon": "MONTH", "annual": "YEAR",
    "annually": "YEAR", "annum": "YEAR", "perannum": "YEAR", "pa": "YEAR", "yearly": "YEAR", "peryear": "YEAR",
    "years": "YEAR", "yr": "YEAR", "ann": "YEAR",
}  # fmt: skip
"""What people write for the period of pay, letters only, and what it is."""

CREDENTIALS = (
    "high school", "associate degree", "bachelor degree", "professional certificate", "postgraduate degree",
)  # fmt: skip
CREDENTIAL_SLIPS = {
    "bachelors": "bachelor degree", "bachelor": "bachelor degree", "bachelorsdegree": "bachelor degree",
    "bsc": "bachelor degree", "ba": "bachelor degree", "degree": "bachelor degree", "undergraduate": "bachelor degree",
    "masters": "postgraduate degree", "master": "postgraduate degree", "mastersdegree": "postgraduate degree",
    "masterdegree": "postgraduate degree", "msc": "postgraduate degree", "phd": "postgraduate degree",
    "doctorate": "postgraduate degree", "postgraduate": "postgraduate degree", "alevel": "high school",
    "alevels": "high school", "gcse": "high school", "associate": "associate degree", "hnd": "associate degree",
    "certificate": "professional certificate", "certification": "professional certificate",
}  # fmt: skip
"""What people write for a level of education, letters only, and which of Google's five it is."""

_MONEY = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
    CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD
    TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_MONEY.split())
"""ISO 4217 codes of money in which people can be paid."""

WITHDRAWN = {
    "ANG": "XCG", "ATS": "EUR", "BEF": "EUR", "BGN": "EUR", "CUC": "CUP", "DEM": "EUR", "EEK": "EUR", "ESP": "EUR",
    "FIM": "EUR", "FRF": "EUR", "GRD": "EUR", "HRK": "EUR", "IEP": "EUR", "ITL": "EUR", "LTL": "EUR", "LVL": "EUR",
    "NLG": "EUR", "PTE": "EUR", "SKK": "EUR", "SIT": "EUR", "SLL": "SLE", "ZWL": "ZWG",
}  # fmt: skip
"""Currencies that are no more, and what replaced them."""

CURRENCY_SLIPS = {
    "£": "GBP", "€": "EUR", "₹": "INR", "¥": "JPY", "zł": "PLN", "pound": "GBP", "pounds": "GBP",
    "poundssterling": "GBP", "poundsterling": "GBP",
    "sterling": "GBP", "stg": "GBP", "ukp": "GBP", "euro": "EUR", "euros": "EUR", "$": "USD",
    "us$": "USD", "usdollar": "USD", "usdollars": "USD", "dollars": "USD", "dollar": "USD", "a$": "AUD", "c$": "CAD",
    "rupees": "INR", "rs": "INR", "rmb": "CNY", "yen": "JPY", "francs": "CHF", "sfr": "CHF", "chf.": "CHF",
}  # fmt: skip
"""What people write for a currency, in lower case, and its code."""


def letters(text: str) -> str:
    """A value by its letters and digits alone, in lower case, to look up what was meant."""
    return "".join(char for char in text.lower() if char.isalnum())


def meant(text: str, allowed: tuple[str, ...], slips: Mapping[str, str]) -> str:
    """The allowed value that somebody meant, or nothing.

    Args:
        text: what was written.
        allowed: the values there are.
        slips: what people write instead, by letters.
    """
    from jobwriter.nearest import nearest

    key = letters(text)
    same = {letters(value): value for value in allowed}
    if found := same.get(key) or slips.get(key):
        return found
    near = nearest(key, same, 0.75) if key else None
    return same[near] if near else ""
