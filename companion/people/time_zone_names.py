"""Other names of time zones: what Windows calls them, abbreviations, countries, and offsets.

Windows names as in the Unicode CLDR table windowsZones (territory 001); the rest written for this
project. A test opens every zone that is named here.
"""

from __future__ import annotations

_WINDOWS = """
Dateline Standard Time=Etc/GMT+12
Aleutian Standard Time=America/Adak
Hawaiian Standard Time=Pacific/Honolulu
Marquesas Standard Time=Pacific/Marquesas
Alaskan Standard Time=America/Anchorage
Pacific Standard Time (Mexico)=America/Tijuana
Pacific Standard Time=America/Los_Angeles
US Mountain Standard Time=America/Phoenix
Mountain Standard Time (Mexico)=America/Mazatlan
Mountain Standard Time=America/Denver
Yukon Standard Time=America/Whitehorse
Central America Standard Time=America/Guatemala
Central Standard Time=America/Chicago
Central Standard Time (Mexico)=America/Mexico_City
Canada Central Standard Time=America/Regina
SA Pacific Standard Time=America/Bogota
Eastern Standard Time (Mexico)=America/Cancun
Eastern Standard Time=America/New_York
Haiti Standard Time=America/Port-au-Prince
Cuba Standard Time=America/Havana
US Eastern Standard Time=America/Indiana/Indianapolis
Turks And Caicos Standard Time=America/Grand_Turk
Paraguay Standard Time=America/Asuncion
Atlantic Standard Time=America/Halifax
Venezuela Standard Time=America/Caracas
Central Brazilian Standard Time=America/Cuiaba
SA Western Standard Time=America/La_Paz
Pacific SA Standard Time=America/Santiago
Newfoundland Standard Time=America/St_Johns
E. South America Standard Time=America/Sao_Paulo
SA Eastern Standard Time=America/Cayenne
Argentina Standard Time=America/Argentina/Buenos_Aires
Greenland Standard Time=America/Nuuk
Montevideo Standard Time=America/Montevideo
Bahia Standard Time=America/Bahia
UTC-02=Etc/GMT+2
Azores Standard Time=Atlantic/Azores
Cape Verde Standard Time=Atlantic/Cape_Verde
GMT Standard Time=Europe/London
Greenwich Standard Time=Atlantic/Reykjavik
Morocco Standard Time=Africa/Casablanca
W. Europe Standard Time=Europe/Berlin
Central Europe Standard Time=Europe/Budapest
Romance Standard Time=Europe/Paris
Central European Standard Time=Europe/Warsaw
W. Central Africa Standard Time=Africa/Lagos
Jordan Standard Time=Asia/Amman
GTB Standard Time=Europe/Bucharest
Middle East Standard Time=Asia/Beirut
Egypt Standard Time=Africa/Cairo
E. Europe Standard Time=Europe/Chisinau
Syria Standard Time=Asia/Damascus
South Africa Standard Time=Africa/Johannesburg
FLE Standard Time=Europe/Kyiv
Israel Standard Time=Asia/Jerusalem
Kaliningrad Standard Time=Europe/Kaliningrad
Sudan Standard Time=Africa/Khartoum
Libya Standard Time=Africa/Tripoli
Namibia Standard Time=Africa/Windhoek
Arabic Standard Time=Asia/Baghdad
Turkey Standard Time=Europe/Istanbul
Arab Standard Time=Asia/Riyadh
Belarus Standard Time=Europe/Minsk
Russian Standard Time=Europe/Moscow
E. Africa Standard Time=Africa/Nairobi
Iran Standard Time=Asia/Tehran
Arabian Standard Time=Asia/Dubai
Azerbaijan Standard Time=Asia/Baku
Mauritius Standard Time=Indian/Mauritius
Georgian Standard Time=Asia/Tbilisi
Caucasus Standard Time=Asia/Yerevan
Afghanistan Standard Time=Asia/Kabul
West Asia Standard Time=Asia/Tashkent
Ekaterinburg Standard Time=Asia/Yekaterinburg
Pakistan Standard Time=Asia/Karachi
India Standard Time=Asia/Kolkata
Sri Lanka Standard Time=Asia/Colombo
Nepal Standard Time=Asia/Kathmandu
Central Asia Standard Time=Asia/Bishkek
Bangladesh Standard Time=Asia/Dhaka
Omsk Standard Time=Asia/Omsk
Myanmar Standard Time=Asia/Yangon
SE Asia Standard Time=Asia/Bangkok
N. Central Asia Standard Time=Asia/Novosibirsk
North Asia Standard Time=Asia/Krasnoyarsk
China Standard Time=Asia/Shanghai
North Asia East Standard Time=Asia/Irkutsk
Singapore Standard Time=Asia/Singapore
W. Australia Standard Time=Australia/Perth
Taipei Standard Time=Asia/Taipei
Ulaanbaatar Standard Time=Asia/Ulaanbaatar
Aus Central W. Standard Time=Australia/Eucla
Tokyo Standard Time=Asia/Tokyo
North Korea Standard Time=Asia/Pyongyang
Korea Standard Time=Asia/Seoul
Yakutsk Standard Time=Asia/Yakutsk
Cen. Australia Standard Time=Australia/Adelaide
AUS Central Standard Time=Australia/Darwin
E. Australia Standard Time=Australia/Brisbane
AUS Eastern Standard Time=Australia/Sydney
West Pacific Standard Time=Pacific/Port_Moresby
Tasmania Standard Time=Australia/Hobart
Vladivostok Standard Time=Asia/Vladivostok
Lord Howe Standard Time=Australia/Lord_Howe
Central Pacific Standard Time=Pacific/Guadalcanal
New Zealand Standard Time=Pacific/Auckland
Fiji Standard Time=Pacific/Fiji
Chatham Islands Standard Time=Pacific/Chatham
Tonga Standard Time=Pacific/Tongatapu
Samoa Standard Time=Pacific/Apia
Eastern Time (US & Canada)=America/New_York
Central Time (US & Canada)=America/Chicago
Mountain Time (US & Canada)=America/Denver
Pacific Time (US & Canada)=America/Los_Angeles
Atlantic Time (Canada)=America/Halifax
Eastern Time=America/New_York
Central Time=America/Chicago
Mountain Time=America/Denver
Pacific Time=America/Los_Angeles
Coordinated Universal Time=Etc/UTC
"""
WINDOWS_ZONES: dict[str, str] = {
    name.lower(): zone for name, zone in (line.split("=") for line in _WINDOWS.strip().splitlines())
}
"""Zone by what Windows, Outlook or Teams call it, lower case."""

ABBREVIATIONS: dict[str, str] = {
    "cet": "Europe/Berlin",
    "cest": "Europe/Berlin",
    "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin",
    "wet": "Europe/Lisbon",
    "west": "Europe/Lisbon",
    "eet": "Europe/Athens",
    "eest": "Europe/Athens",
    "msk": "Europe/Moscow",
    "gmt": "Etc/UTC",
    "est": "America/New_York",
    "edt": "America/New_York",
    "et": "America/New_York",
    "eastern": "America/New_York",
    "cdt": "America/Chicago",
    "mst": "America/Denver",
    "mdt": "America/Denver",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "akst": "America/Anchorage",
    "akdt": "America/Anchorage",
    "hst": "Pacific/Honolulu",
    "nst": "America/St_Johns",
    "ndt": "America/St_Johns",
    "brt": "America/Sao_Paulo",
    "art": "America/Argentina/Buenos_Aires",
    "clt": "America/Santiago",
    "cot": "America/Bogota",
    "pet": "America/Lima",
    "cat": "Africa/Maputo",
    "eat": "Africa/Nairobi",
    "wat": "Africa/Lagos",
    "sast": "Africa/Johannesburg",
    "pkt": "Asia/Karachi",
    "npt": "Asia/Kathmandu",
    "ict": "Asia/Bangkok",
    "wib": "Asia/Jakarta",
    "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong",
    "pht": "Asia/Manila",
    "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul",
    "awst": "Australia/Perth",
    "acst": "Australia/Adelaide",
    "acdt": "Australia/Adelaide",
    "aest": "Australia/Sydney",
    "aedt": "Australia/Sydney",
    "nzst": "Pacific/Auckland",
    "nzdt": "Pacific/Auckland",
    "nzt": "Pacific/Auckland",
}
"""The zone that nearly everybody means by an abbreviation; read with a notice, since it is a guess."""

AMBIGUOUS: dict[str, str] = {
    "ist": "Asia/Kolkata, Europe/Dublin or Asia/Jerusalem",
    "bst": "Europe/London or Asia/Dhaka",
    "cst": "America/Chicago, Asia/Shanghai or America/Havana",
    "ast": "America/Halifax or Asia/Riyadh",
    "gst": "Asia/Dubai or Atlantic/South_Georgia",
    "sst": "Asia/Singapore or Pacific/Pago_Pago",
    "ct": "America/Chicago or Asia/Shanghai",
    "mt": "America/Denver or Europe/Malta",
    "at": "America/Halifax or Europe/Vienna",
    "amt": "America/Manaus or Asia/Yerevan",
    "usa": "America/New_York, America/Chicago, America/Denver or America/Los_Angeles",
    "us": "America/New_York, America/Chicago, America/Denver or America/Los_Angeles",
    "united states": "America/New_York, America/Chicago, America/Denver or America/Los_Angeles",
    "canada": "America/Toronto, America/Winnipeg, America/Edmonton or America/Vancouver",
    "brazil": "America/Sao_Paulo, America/Manaus or America/Recife",
    "russia": "Europe/Moscow, Asia/Yekaterinburg or Asia/Vladivostok",
    "australia": "Australia/Sydney, Australia/Brisbane, Australia/Adelaide or Australia/Perth",
    "mexico": "America/Mexico_City, America/Cancun or America/Tijuana",
    "indonesia": "Asia/Jakarta, Asia/Makassar or Asia/Jayapura",
}
"""What may mean several zones, with the ones to choose from."""

_COUNTRIES = """
Germany Deutschland=Europe/Berlin
France=Europe/Paris
UK United_Kingdom England Scotland Wales Great_Britain=Europe/London
Ireland=Europe/Dublin
Spain=Europe/Madrid
Portugal=Europe/Lisbon
Italy=Europe/Rome
Austria=Europe/Vienna
Switzerland=Europe/Zurich
Netherlands=Europe/Amsterdam
Belgium=Europe/Brussels
Luxembourg=Europe/Luxembourg
Denmark=Europe/Copenhagen
Sweden=Europe/Stockholm
Norway=Europe/Oslo
Finland=Europe/Helsinki
Iceland=Atlantic/Reykjavik
Poland=Europe/Warsaw
Czechia Czech_Republic=Europe/Prague
Slovakia=Europe/Bratislava
Hungary=Europe/Budapest
Romania=Europe/Bucharest
Bulgaria=Europe/Sofia
Greece=Europe/Athens
Croatia=Europe/Zagreb
Serbia=Europe/Belgrade
Slovenia=Europe/Ljubljana
Estonia=Europe/Tallinn
Latvia=Europe/Riga
Lithuania=Europe/Vilnius
Ukraine=Europe/Kyiv
Turkey=Europe/Istanbul
Israel=Asia/Jerusalem
Egypt=Africa/Cairo
Nigeria=Africa/Lagos
Ghana=Africa/Accra
Kenya=Africa/Nairobi
Ethiopia=Africa/Addis_Ababa
Rwanda=Africa/Kigali
Uganda=Africa/Kampala
Tanzania=Africa/Dar_es_Salaam
South_Africa=Africa/Johannesburg
Morocco=Africa/Casablanca
Senegal=Africa/Dakar
India=Asia/Kolkata
Pakistan=Asia/Karachi
Bangladesh=Asia/Dhaka
Sri_Lanka=Asia/Colombo
Nepal=Asia/Kathmandu
China=Asia/Shanghai
Japan=Asia/Tokyo
Korea South_Korea=Asia/Seoul
Taiwan=Asia/Taipei
Hong_Kong=Asia/Hong_Kong
Singapore=Asia/Singapore
Thailand=Asia/Bangkok
Vietnam=Asia/Ho_Chi_Minh
Philippines=Asia/Manila
UAE United_Arab_Emirates=Asia/Dubai
Saudi_Arabia=Asia/Riyadh
Qatar=Asia/Qatar
Argentina=America/Argentina/Buenos_Aires
Colombia=America/Bogota
Peru=America/Lima
Uruguay=America/Montevideo
Mumbai Delhi New_Delhi Bangalore Bengaluru Chennai Hyderabad Pune=Asia/Kolkata
Munich Hamburg Frankfurt Cologne Stuttgart=Europe/Berlin
Geneva Bern Basel=Europe/Zurich
Barcelona=Europe/Madrid
Milan=Europe/Rome
Edinburgh Manchester=Europe/London
Beijing Shenzhen=Asia/Shanghai
Osaka=Asia/Tokyo
San_Francisco Seattle San_Diego=America/Los_Angeles
Boston Washington_DC Philadelphia Miami Atlanta NYC=America/New_York
Houston Dallas Austin=America/Chicago
Montreal Ottawa=America/Toronto
Cape_Town=Africa/Johannesburg
Abuja=Africa/Lagos
Canberra=Australia/Sydney
Wellington=Pacific/Auckland
"""
PLACES: dict[str, str] = {
    name.replace("_", " ").lower(): zone
    for names, zone in (line.split("=") for line in _COUNTRIES.strip().splitlines())
    for name in names.split()
}
"""Countries with one zone (apart from far islands), and large cities that name no zone; lower case."""

HALF_HOUR_OFFSETS: dict[int, str] = {
    -570: "Pacific/Marquesas",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
}
"""Zones that keep an offset of half or quarter hours (in minutes) all year."""
