"""The words in which made-up people of a programme write, by language: what they offer, and what is where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Tongue:
    """How a programme in one language is written. `places` are in the order of finding_people.ZONES."""

    topics: Mapping[str, tuple[str, ...]]
    offers: tuple[str, ...]
    done: tuple[str, ...]
    places: tuple[str, ...]
    departments: tuple[str, ...]
    levels: tuple[str, ...]

    @property
    def rules(self) -> str:
        """The rules of such a programme."""
        return f"orders:\n  level: [{', '.join(self.levels)}]\n"


ENGLISH = Tongue(
    topics={
        "speaking": ("public speaking", "presenting to large audiences", "calm nerves before a talk"),
        "managing": ("leading a team for the first time", "becoming a manager", "managing people day by day"),
        "delegating": ("delegating work and letting go", "handing over tasks to others"),
        "saying_no": ("saying no to requests", "time management and setting priorities"),
        "career": ("moving into product management", "a career as product manager"),
        "networking": (
            "building a network inside a large company",
            "making contacts with people across teams",
        ),
        "strategy": ("strategic thinking", "making strategy and explaining it to executives"),
        "conflict": ("handling conflicts in teams", "difficult conversations and mediation"),
        "returning": ("returning to work after parental leave", "coming back after a long leave"),
        "remote": ("leading remote teams", "working together across distance"),
        "data": ("data analysis with Python", "analysing data and statistics"),
        "hiring": ("hiring people and interviewing candidates", "recruiting a new team"),
        "writing": ("writing clear documents", "technical writing and editing"),
        "negotiation": ("negotiating with suppliers and customers", "negotiation of contracts and prices"),
        "pricing": ("pricing of products and services", "setting prices and price models"),
        "grants": ("writing grant proposals", "applying for research grants"),
        "ml": ("machine learning", "training neural networks and machine learning in practice"),
        "research": ("user research and interviews with users", "usability tests and user interviews"),
        "supply": ("supply chain management", "logistics and supply chains"),
        "contracts": ("contract law", "reading and drafting legal contracts"),
        "fundraising": ("fundraising from donors", "raising funds and sponsorship"),
        "planning": ("project planning", "planning and steering projects"),
    },
    offers=("I can help with {thing}", "{thing}", "years of {thing}", "I like to coach others in {thing}"),
    done=("Twelve years of {thing}", "Built up {thing} from nothing", "Taught {thing} to colleagues"),
    places=("London", "Berlin", "Madrid", "Lisbon", "Warsaw", "Nairobi", "Toronto", "Singapore"),
    departments=("Sales", "Marketing", "Research", "Finance", "Operations", "Engineering", "People", "Legal"),
    levels=("Junior", "Professional", "Senior", "Lead", "Director"),
)
GERMAN = Tongue(
    topics={
        "speaking": ("Sprechen vor Publikum", "Vorträge vor vielen Leuten halten", "Reden ohne Lampenfieber"),
        "managing": ("zum ersten Mal ein Team führen", "Teamleitung", "Führung von Menschen im Alltag"),
        "delegating": ("Aufgaben delegieren und loslassen", "Arbeit an andere abgeben"),
        "saying_no": ("Nein sagen zu Anfragen", "Zeitmanagement und Prioritäten setzen"),
        "career": ("Wechsel ins Produktmanagement", "eine Laufbahn als Produktmanagerin"),
        "networking": (
            "ein Netzwerk in einem großen Unternehmen aufbauen",
            "Kontakte knüpfen über Teams hinweg",
        ),
        "strategy": ("strategisches Denken", "Strategie entwickeln und der Leitung erklären"),
        "conflict": ("Konflikte im Team lösen", "schwierige Gespräche und Vermittlung"),
        "returning": ("Wiedereinstieg nach der Elternzeit", "Rückkehr nach langer Pause"),
        "remote": ("Teams aus der Ferne leiten", "Zusammenarbeit in verteilten Teams"),
        "data": ("Datenanalyse mit Python", "Daten auswerten und Statistik"),
        "hiring": ("Leute einstellen und Bewerbungsgespräche führen", "Personal auswählen"),
        "writing": ("klare Texte schreiben", "verständlich schreiben und redigieren"),
        "negotiation": ("mit Lieferanten und Kunden verhandeln", "Verhandlung von Verträgen und Preisen"),
        "pricing": ("Preisgestaltung von Produkten", "Preise festlegen und Preismodelle"),
        "grants": ("Förderanträge schreiben", "Forschungsförderung beantragen"),
        "ml": ("maschinelles Lernen", "neuronale Netze und maschinelles Lernen in der Praxis"),
        "research": (
            "Nutzerforschung und Interviews mit Nutzern",
            "Usability-Tests und Gespräche mit Nutzern",
        ),
        "supply": ("Steuerung von Lieferketten", "Logistik und Lieferketten"),
        "contracts": ("Vertragsrecht", "Verträge lesen und entwerfen"),
        "fundraising": ("Spenden einwerben", "Spenden sammeln und Sponsoren finden"),
        "planning": ("Projektplanung", "Projekte planen und steuern"),
    },
    offers=(
        "Ich helfe gern bei: {thing}",
        "{thing}",
        "jahrelang {thing}",
        "Ich begleite andere bei: {thing}",
    ),
    done=("Zwölf Jahre {thing}", "Von Grund auf gelernt: {thing}", "Kolleginnen beigebracht: {thing}"),
    places=("London", "Berlin", "Madrid", "Lissabon", "Warschau", "Nairobi", "Toronto", "Singapur"),
    departments=("Vertrieb", "Marketing", "Forschung", "Finanzen", "Betrieb", "Technik", "Personal", "Recht"),
    levels=("Junior", "Fachkraft", "Senior", "Leitung", "Direktor"),
)
SPANISH = Tongue(
    topics={
        "speaking": (
            "hablar en público",
            "presentar ante grandes audiencias",
            "calmar los nervios antes de hablar",
        ),
        "managing": (
            "dirigir un equipo por primera vez",
            "liderazgo de equipos",
            "dirigir personas cada día",
        ),
        "delegating": ("delegar trabajo y soltar", "pasar tareas a otros"),
        "saying_no": ("decir que no a las peticiones", "gestión del tiempo y prioridades"),
        "career": ("pasar a la gestión de producto", "una carrera como jefa de producto"),
        "networking": ("crear una red en una empresa grande", "hacer contactos entre equipos"),
        "strategy": ("pensamiento estratégico", "hacer estrategia y explicarla a la dirección"),
        "conflict": ("gestionar conflictos en equipos", "conversaciones difíciles y mediación"),
        "returning": ("volver al trabajo después del permiso parental", "volver después de una larga baja"),
        "remote": ("dirigir equipos a distancia", "trabajar juntos a distancia"),
        "data": ("análisis de datos con Python", "analizar datos y estadística"),
        "hiring": ("contratar personas y hacer entrevistas de selección", "contratar un nuevo equipo"),
        "writing": ("escribir documentos claros", "escribir con claridad y editar"),
        "negotiation": ("negociar con proveedores y clientes", "negociación de contratos y precios"),
        "pricing": ("fijación de precios de productos", "poner precios y modelos de precios"),
        "grants": ("escribir solicitudes de subvenciones", "pedir subvenciones de investigación"),
        "ml": ("aprendizaje automático", "redes neuronales y aprendizaje automático en la práctica"),
        "research": ("investigación con usuarios y entrevistas", "pruebas de uso y entrevistas con usuarios"),
        "supply": ("gestión de cadenas de suministro", "logística y cadenas de suministro"),
        "contracts": ("derecho de contratos", "leer y redactar contratos"),
        "fundraising": ("recaudar fondos de donantes", "recaudación de fondos y patrocinio"),
        "planning": ("planificación de proyectos", "planificar y dirigir proyectos"),
    },
    offers=(
        "Puedo ayudar con {thing}",
        "{thing}",
        "años de {thing}",
        "Me gusta acompañar a otros en {thing}",
    ),
    done=("Doce años de {thing}", "Aprendido desde cero: {thing}", "Enseñado a colegas: {thing}"),
    places=("Londres", "Berlín", "Madrid", "Lisboa", "Varsovia", "Nairobi", "Toronto", "Singapur"),
    departments=(
        "Ventas",
        "Marketing",
        "Investigación",
        "Finanzas",
        "Operaciones",
        "Ingeniería",
        "Personal",
        "Legal",
    ),
    levels=("Júnior", "Profesional", "Sénior", "Responsable", "Director"),
)
FRENCH = Tongue(
    topics={
        "speaking": (
            "parler en public",
            "présenter devant un grand public",
            "calmer le trac avant de parler",
        ),
        "managing": (
            "diriger une équipe pour la première fois",
            "le leadership",
            "encadrer des gens au quotidien",
        ),
        "delegating": ("déléguer le travail et lâcher prise", "confier des tâches aux autres"),
        "saying_no": ("dire non aux demandes", "gestion du temps et des priorités"),
        "career": ("passer à la gestion de produit", "une carrière de chef de produit"),
        "networking": ("créer un réseau dans une grande entreprise", "nouer des contacts entre équipes"),
        "strategy": ("la pensée stratégique", "faire de la stratégie et l'expliquer à la direction"),
        "conflict": ("gérer les conflits dans les équipes", "conversations difficiles et médiation"),
        "returning": ("reprendre le travail après un congé parental", "revenir après une longue absence"),
        "remote": ("diriger des équipes à distance", "travailler ensemble à distance"),
        "data": ("l'analyse de données avec Python", "analyser des données et statistiques"),
        "hiring": ("recruter et mener des entretiens d'embauche", "recruter une nouvelle équipe"),
        "writing": ("écrire des documents clairs", "écrire clairement et relire"),
        "negotiation": (
            "négocier avec des fournisseurs et des clients",
            "négociation de contrats et de prix",
        ),
        "pricing": ("la fixation des prix de produits", "fixer des prix et des modèles de prix"),
        "grants": ("écrire des demandes de subvention", "demander des subventions de recherche"),
        "ml": ("l'apprentissage automatique", "réseaux de neurones et apprentissage automatique en pratique"),
        "research": (
            "la recherche auprès des utilisateurs",
            "tests d'usage et entretiens avec les utilisateurs",
        ),
        "supply": ("gestion des chaînes logistiques", "logistique et approvisionnement"),
        "contracts": ("le droit des contrats", "lire et rédiger des contrats"),
        "fundraising": ("lever des fonds auprès de donateurs", "collecte de fonds et mécénat"),
        "planning": ("planification de projets", "planifier et piloter des projets"),
    },
    offers=(
        "Je peux aider pour {thing}",
        "{thing}",
        "des années : {thing}",
        "J'aime accompagner pour {thing}",
    ),
    done=("Douze ans : {thing}", "Appris de zéro : {thing}", "Enseigné à des collègues : {thing}"),
    places=("Londres", "Berlin", "Madrid", "Lisbonne", "Varsovie", "Nairobi", "Toronto", "Singapour"),
    departments=(
        "Ventes",
        "Marketing",
        "Recherche",
        "Finances",
        "Opérations",
        "Technique",
        "Personnel",
        "Juridique",
    ),
    levels=("Junior", "Professionnel", "Senior", "Responsable", "Directeur"),
)
TONGUES: Mapping[str, Tongue] = MappingProxyType({"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH})
