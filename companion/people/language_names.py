"""Names of languages by ISO 639-1 code: in English, in the language itself, and in a few neighbours.

Written for this project; codes as in ISO 639-1.
"""

from __future__ import annotations

_NAMES = """
af: afrikaans
am: amharic, አማርኛ
ar: arabic, العربية, عربي, arabisch, arabe, árabe
az: azerbaijani, azeri, azərbaycan dili
be: belarusian, беларуская
bg: bulgarian, български, bulgarisch
bn: bengali, bangla, বাংলা
bs: bosnian, bosanski
ca: catalan, català, catala, katalanisch
cs: czech, čeština, cestina, česky, tschechisch
cy: welsh, cymraeg
da: danish, dansk, dänisch
de: german, deutsch, allemand, alemán, tedesco, niemiecki
el: greek, ελληνικά, griechisch
en: english, englisch, anglais, inglés, inglese, angielski, ingles
es: spanish, español, espanol, castellano, castilian, spanisch, espagnol, spagnolo
et: estonian, eesti, eesti keel
eu: basque, euskara, euskera
fa: persian, farsi, dari, فارسی, persisch
fi: finnish, suomi, finnisch
fr: french, français, francais, französisch, francés, francese, francuski
ga: irish, gaeilge, irish gaelic
gd: scottish gaelic, gàidhlig
gl: galician, galego
gu: gujarati, ગુજરાતી
ha: hausa
he: hebrew, עברית, ivrit, hebräisch
hi: hindi, हिन्दी, हिंदी
hr: croatian, hrvatski, kroatisch
hu: hungarian, magyar, ungarisch
hy: armenian, հայերեն
id: indonesian, bahasa indonesia, bahasa
ig: igbo
is: icelandic, íslenska
it: italian, italiano, italienisch, italien
ja: japanese, 日本語, nihongo, japanisch, japonais
ka: georgian, ქართული
kk: kazakh, қазақша, қазақ тілі
km: khmer, cambodian, ភាសាខ្មែរ
kn: kannada, ಕನ್ನಡ
ko: korean, 한국어, koreanisch
ku: kurdish, kurdî, kurmanji
ky: kyrgyz, кыргызча
lb: luxembourgish, lëtzebuergesch
lo: lao
lt: lithuanian, lietuvių
lv: latvian, latviešu
mk: macedonian, македонски
ml: malayalam, മലയാളം
mn: mongolian, монгол
mr: marathi, मराठी
ms: malay, bahasa melayu
mt: maltese, malti
my: burmese, မြန်မာဘာသာ
nb: bokmål, bokmal, norwegian bokmål
ne: nepali, नेपाली
nl: dutch, nederlands, flemish, vlaams, niederländisch, néerlandais
nn: nynorsk, norwegian nynorsk
no: norwegian, norsk, norwegisch
om: oromo, afaan oromoo
pa: punjabi, panjabi, ਪੰਜਾਬੀ
pl: polish, polski, polnisch, polonais
ps: pashto, پښتو
pt: portuguese, português, portugues, portugiesisch, portugais, portugués
ro: romanian, română, romana, moldovan, rumänisch
ru: russian, русский, russisch, russe, ruso
rw: kinyarwanda
sd: sindhi
si: sinhala, sinhalese, සිංහල
sk: slovak, slovenčina, slowakisch
sl: slovenian, slovene, slovenščina, slowenisch
so: somali, soomaali
sq: albanian, shqip, albanisch
sr: serbian, српски, srpski, serbisch
sv: swedish, svenska, schwedisch
sw: swahili, kiswahili
ta: tamil, தமிழ்
te: telugu, తెలుగు
th: thai, ไทย, ภาษาไทย
ti: tigrinya, ትግርኛ
tl: tagalog, filipino, pilipino
tr: turkish, türkçe, turkce, türkisch
uk: ukrainian, українська, ukrainisch
ur: urdu, اردو
uz: uzbek, o'zbek
vi: vietnamese, tiếng việt, vietnamesisch
wo: wolof
xh: xhosa, isixhosa
yo: yoruba, yorùbá
zh: chinese, mandarin, mandarin chinese, 中文, 普通话, 汉语, chinesisch, chinois, chino
zu: zulu, isizulu
ak: akan, twi, fante
as: assamese
ay: aymara
bm: bambara
bo: tibetan
br: breton
dz: dzongkha
ee: ewe
eo: esperanto
ff: fula, fulani, fulfulde
fj: fijian
fo: faroese
fy: frisian, frysk
gn: guarani, guaraní
ht: haitian creole, kreyòl
jv: javanese
ki: kikuyu, gikuyu
kl: greenlandic, kalaallisut
ks: kashmiri
lg: luganda, ganda
ln: lingala
mg: malagasy
mi: maori, māori, te reo māori
ny: chichewa, nyanja, chewa
or: odia, oriya
qu: quechua, kichwa, runasimi
rm: romansh
rn: kirundi
sa: sanskrit
se: northern sami, sami, sámi, davvisámegiella
sg: sango
sm: samoan
sn: shona, chishona
ss: swati, siswati
st: sotho, sesotho
su: sundanese
tg: tajik
tk: turkmen
tn: tswana, setswana
to: tongan
ts: tsonga, xitsonga
tt: tatar
ug: uyghur
ve: venda
yi: yiddish
"""

CODES: dict[str, str] = {
    name.strip(): code
    for code, names in (line.split(":", 1) for line in _NAMES.strip().splitlines())
    for name in (code, *names.split(","))
}
"""ISO 639-1 code by lower-case name (or code)."""

# ISO 639-2 and 639-3 codes that HR systems write.
_LONG_CODES = (
    "eng:en fra:fr fre:fr deu:de ger:de spa:es ita:it por:pt nld:nl dut:nl pol:pl rus:ru zho:zh chi:zh "
    "cmn:zh jpn:ja kor:ko ara:ar hin:hi ben:bn tur:tr swe:sv nor:no dan:da fin:fi ces:cs cze:cs ell:el "
    "gre:el heb:he hun:hu ukr:uk ron:ro rum:ro vie:vi tha:th ind:id msa:ms may:ms fas:fa per:fa"
)
CODES.update({long: short for long, _, short in (pair.partition(":") for pair in _LONG_CODES.split())})

NAMED_WITHOUT_CODE = frozenset(
    [
        "luo",
        "dholuo",
        "luhya",
        "kamba",
        "konkani",
        "maithili",
        "bhojpuri",
        "santali",
        "ilocano",
        "hiligaynon",
        "tulu",
        "tamazight",
        "berber",
        "krio",
        "nigerian pidgin",
        "pidgin",
        "tok pisin",
        "hmong",
        "inuktitut",
        "navajo",
        "cherokee",
        "mapudungun",
        "nahuatl",
        "low german",
        "plattdeutsch",
        "sicilian",
        "sorani",
        "cantonese",
        "hokkien",
        "hakka",
        "shanghainese",
        "hawaiian",
        "swiss german",
        "cebuano",
        "kabyle",
        "scots",
        "sign language",
        "british sign language",
        "american sign language",
        "international sign",
        "german sign language",
        "irish sign language",
        "french sign language",
    ]
)
"""Languages without a code of two letters; they keep their name."""
