"""Notes of meetings in German, Spanish and French, sorted by hand. Fictional: nobody wrote or said any of this.

Ada writes, Ben is her partner, and they met on Friday, 20 November 2026. One note a block; each line is a sentence with
the part where it belongs, who does it (A, B or AB) and by when. All were written before the rules that read them; the
first half was looked at while those were made, and the figures are of the second half.
"""

# ruff: noqa: E501, RUF001 -- sentences read best as they stand.

GERMAN = """
happened|-|-|Wir sind meinen Vortrag Folie für Folie durchgegangen.
actions|B|2026-11-27|Ben schickt mir bis Freitag seine alte Gliederung.
actions|A|2026-12-04|Ich schreibe die Einleitung bis zum 4. Dezember neu.
concerns|-|-|Ich habe Angst, dass ich vor so vielen Leuten stecken bleibe.

decided|-|-|Wir haben vereinbart, uns alle zwei Wochen zu treffen.
actions|A|-|Ich werde meine Chefin nach einem Budget fragen.
happened|-|-|Ben hat erzählt, wie er seine erste Stelle gefunden hat.

actions|B|2026-12-04|Ben: Kontakt zu seiner früheren Kollegin herstellen, bis 4.12.
actions|A|2026-11-27|Ich: drei Stellenanzeigen sammeln bis nächste Woche
happened|-|-|Das Gespräch dauerte fünfzig Minuten.

happened|-|-|Die Bewerbung ist raus.
concerns|-|-|Mein Chef hat mich vor allen angeschrien.
decided|-|-|Das nächste Treffen ist am 3. Dezember um zehn Uhr.

actions|B|2026-12-04|Ben wird in zwei Wochen meinen Entwurf lesen.
actions|A|2026-11-30|Ich muss den Antrag bis Ende des Monats einreichen.
happened|-|-|Wir haben viel gelacht.

actions|AB|2026-12-01|Wir lesen beide bis zum 1. Dezember das dritte Kapitel.
decided|-|-|Wir haben uns für das kürzere Konzept entschieden.
concerns|-|-|Ich fühle mich im neuen Team ziemlich allein.

actions|B|-|Ben hat versprochen, mir zwei Bücher zu leihen.
happened|-|-|Ben mag die neue Fassung lieber.
happened|-|-|Seine Chefin wird den Vertrag im Frühjahr unterschreiben.

actions|A|2026-11-21|Ich rufe morgen im Prüfungsamt an.
actions|B|-|Ich habe Ben gebeten, mir seine Vorlage zu schicken.
happened|-|-|Keine Sorgen im Moment.

concerns|-|-|Seit dem Gespräch schlafe ich schlecht und denke ans Kündigen.
actions|A|-|Aufgabe für mich: eine Liste mit Fragen anlegen.
decided|-|-|Ab jetzt sprechen wir Englisch.

happened|-|-|Ben fragte, was mir an meiner Arbeit Freude macht.
actions|B|-|Ben kümmert sich um einen Raum.
actions|A|2026-11-23|Bis Montag schicke ich Ben die Gliederung.

happened|-|-|Wir haben über Führung gesprochen.
actions|B|2026-12-10|Ben stellt mich bis zum 10. Dezember seiner Kollegin vor.
actions|A|-|Ich soll drei Beispiele für Konflikte aufschreiben.
concerns|-|-|Ehrlich gesagt zweifle ich, ob ich das schaffe.

decided|-|-|Beschlossen: Der Vortrag wird auf den Herbst verschoben.
actions|A|2026-12-18|Ich überarbeite den Lebenslauf bis spätestens 18. Dezember.
happened|-|-|Ben war krank und kam zwanzig Minuten später.

actions|B|2026-11-30|Ben will sich innerhalb von 10 Tagen melden.
happened|-|-|Ich habe den Onlinekurs abgeschlossen.
happened|-|-|Der Kurs gefällt mir gut.

actions|AB|-|Wir werden gemeinsam einen Plan für den Sommer schreiben.
concerns|-|-|Eine Kollegin macht ständig Witze über meinen Akzent.
decided|-|-|Wir bleiben bei Videoanrufen.

actions|B|-|Nächster Schritt Ben: Folien teilen
actions|A|2026-12-01|Nächster Schritt Ada: Termin mit der Personalabteilung ausmachen, bis 1. Dezember
happened|-|-|Meine Kollegin soll das Projekt übernehmen.

happened|-|-|Ben hat meinen Text vorab gelesen und den Anfang gelobt.
actions|A|2026-11-30|Bis zum Monatsende probiere ich zwei Methoden aus.
concerns|-|-|Mir wird das alles zu viel.

actions|B|2026-11-25|Ben ruft mich am Mittwoch an.
decided|-|-|Wir haben uns auf ein Ziel geeinigt: die Prüfung.
happened|-|-|Wir saßen in der Bibliothek.

actions|A|2026-12-20|Ich lege bis in einem Monat ein Portfolio an.
happened|-|-|Das Budget wurde im Team besprochen.
concerns|-|-|Ich traue meiner Vorgesetzten nicht mehr.

actions|B|-|Ben hat angeboten, meinen Antrag gegenzulesen.
happened|-|-|Ben wird nächstes Jahr fünfzig.
happened|-|-|Seit dem 3. Mai arbeite ich in Teilzeit.

actions|A|2026-11-24|Übermorgen hab ich frei, und bis Dienstag schreibe ich den Brief.
decided|-|-|Im August treffen wir uns nicht.
concerns|-|-|Ich bin völlig erschöpft.
"""
SPANISH = """
happened|-|-|Repasamos mi presentación diapositiva por diapositiva.
actions|B|2026-11-27|Ben me enviará su esquema antes del viernes.
actions|A|2026-12-04|Voy a reescribir la introducción para el 4 de diciembre.
concerns|-|-|Tengo miedo de quedarme en blanco delante de tanta gente.

decided|-|-|Acordamos reunirnos cada dos semanas.
actions|A|-|Le preguntaré a mi jefa por el presupuesto.
happened|-|-|Ben contó cómo encontró su primer trabajo.

actions|B|2026-12-04|Ben: poner en contacto con su antigua compañera, para el 4/12
actions|A|2026-11-27|Yo: reunir tres ofertas de trabajo para la próxima semana
happened|-|-|La conversación duró cincuenta minutos.

happened|-|-|La solicitud ya está enviada.
concerns|-|-|Mi jefe me gritó delante de todos.
decided|-|-|La próxima reunión es el 3 de diciembre a las diez.

actions|B|2026-12-04|Ben va a leer mi borrador en dos semanas.
actions|A|2026-11-30|Tengo que presentar la solicitud antes de fin de mes.
happened|-|-|Nos reímos mucho.

actions|AB|2026-12-01|Los dos vamos a leer el tercer capítulo hasta el 1 de diciembre.
decided|-|-|Decidimos quedarnos con el esquema más corto.
concerns|-|-|Me siento bastante sola en el nuevo equipo.

actions|B|-|Ben se comprometió a prestarme dos libros.
happened|-|-|A Ben le gusta más la nueva versión.
happened|-|-|Su jefa firmará el contrato en primavera.

actions|A|2026-11-21|Mañana llamaré a la secretaría.
actions|B|-|Le pedí a Ben que me envíe su plantilla.
happened|-|-|Sin preocupaciones por ahora.

concerns|-|-|Desde la charla duermo mal y pienso en dejar el trabajo.
actions|A|-|Tarea para mí: hacer una lista de preguntas.
decided|-|-|A partir de ahora hablamos en inglés.

happened|-|-|Ben preguntó qué me gusta de mi trabajo.
actions|B|-|Ben se encarga de reservar una sala.
actions|A|2026-11-23|Antes del lunes le mandaré a Ben el esquema.

happened|-|-|Hablamos de liderazgo.
actions|B|2026-12-10|Ben me presentará a su colega antes del 10 de diciembre.
actions|A|-|Debo escribir tres ejemplos de conflictos.
concerns|-|-|La verdad, dudo que pueda con esto.

decided|-|-|Decidido: la charla se pasa al otoño.
actions|A|2026-12-18|Revisaré el currículum a más tardar el 18 de diciembre.
happened|-|-|Ben estaba enfermo y llegó veinte minutos tarde.

actions|B|2026-11-30|Ben quiere responderme dentro de 10 días.
happened|-|-|Terminé el curso en línea.
happened|-|-|El curso me gusta mucho.

actions|AB|-|Escribiremos juntos un plan para el verano.
concerns|-|-|Una compañera hace bromas sobre mi acento todo el tiempo.
decided|-|-|Seguimos con las videollamadas.

actions|B|-|Próximo paso Ben: compartir las diapositivas
actions|A|2026-12-01|Próximo paso Ada: pedir cita con recursos humanos, para el 1 de diciembre
happened|-|-|Mi compañera debe encargarse del proyecto.

happened|-|-|Ben leyó mi texto antes y elogió el comienzo.
actions|A|2026-11-30|Para fin de mes voy a probar dos métodos.
concerns|-|-|Todo esto me supera.

actions|B|2026-11-25|Ben me llamará el miércoles.
decided|-|-|Quedamos en un solo objetivo: el examen.
happened|-|-|Estuvimos en la biblioteca.

actions|A|2026-12-20|Prepararé un portafolio en un mes.
happened|-|-|El presupuesto se habló en el equipo.
concerns|-|-|Ya no confío en mi superior.

actions|B|-|Ben se ofreció a revisar mi solicitud.
happened|-|-|Ben cumplirá cincuenta el año que viene.
happened|-|-|Desde el 3 de mayo trabajo a media jornada.

actions|A|2026-11-24|El lunes libro, y antes del martes escribiré la carta.
decided|-|-|En agosto no nos vemos.
concerns|-|-|Estoy completamente agotada.
"""
FRENCH = """
happened|-|-|Nous avons parcouru ma présentation diapositive par diapositive.
actions|B|2026-11-27|Ben m’enverra son ancien plan d’ici vendredi.
actions|A|2026-12-04|Je vais réécrire l’introduction avant le 4 décembre.
concerns|-|-|J’ai peur de rester bloquée devant autant de monde.

decided|-|-|Nous avons convenu de nous voir toutes les deux semaines.
actions|A|-|Je demanderai un budget à ma responsable.
happened|-|-|Ben a raconté comment il a trouvé son premier poste.

actions|B|2026-12-04|Ben : prendre contact avec son ancienne collègue, d’ici le 4/12
actions|A|2026-11-27|Moi : rassembler trois offres d’emploi d’ici la semaine prochaine
happened|-|-|L’entretien a duré cinquante minutes.

happened|-|-|La candidature est partie.
concerns|-|-|Mon chef m’a crié dessus devant tout le monde.
decided|-|-|La prochaine rencontre est le 3 décembre à dix heures.

actions|B|2026-12-04|Ben va lire mon brouillon dans deux semaines.
actions|A|2026-11-30|Je dois déposer le dossier avant la fin du mois.
happened|-|-|Nous avons beaucoup ri.

actions|AB|2026-12-01|Nous allons tous les deux lire le troisième chapitre d’ici le 1er décembre.
decided|-|-|Nous avons choisi le plan le plus court.
concerns|-|-|Je me sens assez seule dans la nouvelle équipe.

actions|B|-|Ben a promis de me prêter deux livres.
happened|-|-|Ben préfère la nouvelle version.
happened|-|-|Sa cheffe signera le contrat au printemps.

actions|A|2026-11-21|Demain j’appellerai le secrétariat.
actions|B|-|J’ai demandé à Ben de m’envoyer son modèle.
happened|-|-|Pas d’inquiétude pour le moment.

concerns|-|-|Depuis l’entretien je dors mal et je pense à démissionner.
actions|A|-|Tâche pour moi : dresser une liste de questions.
decided|-|-|Désormais nous parlons anglais.

happened|-|-|Ben a demandé ce que j’aime dans mon travail.
actions|B|-|Ben s’occupe de réserver une salle.
actions|A|2026-11-23|D’ici lundi j’enverrai le plan à Ben.

happened|-|-|Nous avons parlé de management.
actions|B|2026-12-10|Ben me présentera à sa collègue avant le 10 décembre.
actions|A|-|Je dois noter trois exemples de conflits.
concerns|-|-|Franchement, je doute d’y arriver.

decided|-|-|Décidé : la conférence est reportée à l’automne.
actions|A|2026-12-18|Je retravaillerai le CV au plus tard le 18 décembre.
happened|-|-|Ben était malade et est arrivé vingt minutes en retard.

actions|B|2026-11-30|Ben veut me répondre sous 10 jours.
happened|-|-|J’ai terminé le cours en ligne.
happened|-|-|Le cours me plaît beaucoup.

actions|AB|-|Nous écrirons ensemble un plan pour l’été.
concerns|-|-|Une collègue se moque sans arrêt de mon accent.
decided|-|-|Nous gardons les appels vidéo.

actions|B|-|Prochaine étape Ben : partager les diapositives
actions|A|2026-12-01|Prochaine étape Ada : prendre rendez-vous avec les ressources humaines, d’ici le 1er décembre
happened|-|-|Ma collègue doit reprendre le projet.

happened|-|-|Ben avait lu mon texte et en a loué le début.
actions|A|2026-11-30|D’ici la fin du mois je vais essayer deux méthodes.
concerns|-|-|Tout cela me dépasse.

actions|B|2026-11-25|Ben m’appellera mercredi.
decided|-|-|Nous nous sommes mis d’accord sur un seul objectif : l’examen.
happened|-|-|Nous étions à la bibliothèque.

actions|A|2026-12-20|Je préparerai un portfolio dans un mois.
happened|-|-|Le budget a été évoqué dans l’équipe.
concerns|-|-|Je ne fais plus confiance à ma supérieure.

actions|B|-|Ben a proposé de relire ma demande.
happened|-|-|Ben aura cinquante ans l’an prochain.
happened|-|-|Depuis le 3 mai je travaille à temps partiel.

actions|A|2026-11-24|Lundi je suis en congé, et avant mardi j’écrirai la lettre.
decided|-|-|En août nous ne nous voyons pas.
concerns|-|-|Je suis complètement épuisée.
"""
NOTES = {"de": GERMAN, "es": SPANISH, "fr": FRENCH}
GERMAN_LATER = """
happened|-|-|Heute ging es vor allem um mein Mitarbeitergespräch.
actions|A|2026-11-27|Hausaufgabe: Ich notiere bis zum nächsten Treffen am 27.11. fünf Erfolge.
actions|B|-|Ben leitet mir die Einladung zur Fachgruppe weiter.
concerns|-|-|Nachts liege ich wach und grüble über die Prüfung.

happened|-|-|Ben findet den zweiten Absatz zu lang.
actions|A|2026-11-25|Den kürze ich bis Mittwoch.
decided|-|-|Thema der nächsten Treffen: Verhandeln.

actions|B|2026-12-05|Ben wollte mir bis zum 5.12. den Kontakt in Hamburg nennen.
happened|-|-|Er meinte, ich solle mehr delegieren.
happened|-|-|Meine Präsentation kam gut an!

actions|A|-|TODO (ich): Lebenslauf hochladen
actions|B|-|TODO (Ben): Feedback dazu geben
concerns|-|-|Fühle mich gerade ziemlich ausgelaugt.

happened|-|-|Mit Ben über seine Zeit in Lyon geredet.
actions|AB|2026-11-30|Ben und ich schauen bis Monatsende beide nach passenden Konferenzen.
concerns|-|-|Im Team redet seit Wochen niemand mehr mit mir.

decided|-|-|Nächster Termin: 11. Dezember, 16 Uhr, bei Ben im Büro.
happened|-|-|Die letzte Aufgabe habe ich erledigt.
actions|A|2026-12-04|Für nächsten Monat plane ich ein Gespräch mit der Personalerin, den Termin mache ich bis 4. Dez. aus.

happened|-|-|Ben hat mir gezeigt, wie man ein Angebot kalkuliert.
actions|A|2026-11-27|Ich probiere das nächste Woche einmal allein.
happened|-|-|Seine Kollegin wird uns beim nächsten Mal besuchen.

concerns|-|-|Ich überlege, das Studium zu schmeißen.
happened|-|-|Ben hat zugehört und nichts beschönigt.
actions|B|2026-11-21|Ben meldet sich morgen noch einmal bei mir.

happened|-|-|Wir werden wohl noch eine Weile brauchen.
happened|-|-|Ben muss am Montag operiert werden.
decided|-|-|Wir pausieren deshalb zwei Wochen.

actions|A|-|Ich gehe alle Rückmeldungen noch einmal durch.
actions|B|2026-12-11|Bis zum 11. Dezember hat Ben den Plan gegengelesen.
happened|-|-|Es war ein gutes Gespräch, danke Ben!
"""
SPANISH_LATER = """
happened|-|-|Hoy hablamos sobre todo de mi evaluación anual.
actions|A|2026-11-27|Deberes: anotaré cinco logros para la próxima reunión, el 27 de noviembre.
actions|B|-|Ben me reenvía la invitación al grupo.
concerns|-|-|Por las noches no pego ojo pensando en el examen.

happened|-|-|A Ben el segundo párrafo le parece demasiado largo.
actions|A|2026-11-25|Lo acorto antes del miércoles.
decided|-|-|Tema de las próximas reuniones: negociar.

actions|B|2026-12-05|Ben quedó en pasarme el contacto de Valencia antes del 5 de diciembre.
happened|-|-|Me dijo que debería delegar más.
happened|-|-|¡Mi presentación gustó mucho!

actions|A|-|PENDIENTE (yo): subir el currículum
actions|B|-|PENDIENTE (Ben): comentarlo
concerns|-|-|Últimamente no tengo fuerzas para nada.

happened|-|-|Charlé con Ben de su época en Lyon.
actions|AB|2026-11-30|Ben y yo buscaremos congresos antes de fin de mes.
concerns|-|-|En el equipo nadie me habla desde hace semanas.

decided|-|-|Próxima cita: 11 de diciembre a las 16 h en el despacho de Ben.
happened|-|-|La última tarea la terminé.
actions|A|2026-12-04|Tengo que cerrar la cita con recursos humanos antes del 4 de dic.

happened|-|-|Ben me enseñó a calcular un presupuesto.
actions|A|2026-11-27|La próxima semana lo intento sola.
happened|-|-|Su colega nos visitará la próxima vez.

concerns|-|-|Me planteo dejar los estudios.
happened|-|-|Ben escuchó sin adornar nada.
actions|B|2026-11-21|Ben vuelve a llamarme mañana.

happened|-|-|Todavía nos hará falta un tiempo.
happened|-|-|A Ben lo operarán el lunes.
decided|-|-|Por eso hacemos una pausa de dos semanas.

actions|A|-|Me comprometo a repasar todos los comentarios.
actions|B|2026-12-11|Para el 11 de diciembre Ben habrá revisado el plan.
happened|-|-|Fue una buena conversación, ¡gracias, Ben!
"""
FRENCH_LATER = """
happened|-|-|Aujourd’hui nous avons surtout parlé de mon entretien annuel.
actions|A|2026-11-27|Devoirs : je noterai cinq réussites pour la prochaine fois, le 27 novembre.
actions|B|-|Ben me transfère l’invitation au groupe.
concerns|-|-|La nuit je ne ferme pas l’œil en pensant à l’examen.

happened|-|-|Ben trouve le deuxième paragraphe trop long.
actions|A|2026-11-25|Je le raccourcis d’ici mercredi.
decided|-|-|Thème des prochaines rencontres : négocier.

actions|B|2026-12-05|Ben s’est engagé à me donner le contact de Lille avant le 5 décembre.
happened|-|-|Il m’a dit que je devrais déléguer davantage.
happened|-|-|Ma présentation a bien plu !

actions|A|-|À FAIRE (moi) : téléverser le CV
actions|B|-|À FAIRE (Ben) : le commenter
concerns|-|-|En ce moment je suis vidée.

happened|-|-|Discuté avec Ben de ses années à Lyon.
actions|AB|2026-11-30|Ben et moi chercherons des colloques d’ici la fin du mois.
concerns|-|-|Dans l’équipe plus personne ne me parle depuis des semaines.

decided|-|-|Prochain rendez-vous : 11 décembre, 16 h, au bureau de Ben.
happened|-|-|La dernière tâche est faite.
actions|A|2026-12-04|Il faut que je fixe le rendez-vous avec les RH avant le 4 déc.

happened|-|-|Ben m’a montré comment chiffrer une offre.
actions|A|2026-11-27|La semaine prochaine j’essaierai seule.
happened|-|-|Sa collègue nous rendra visite la prochaine fois.

concerns|-|-|Je songe à arrêter mes études.
happened|-|-|Ben a écouté sans rien enjoliver.
actions|B|2026-11-21|Ben me rappelle demain.

happened|-|-|Il nous faudra encore un peu de temps.
happened|-|-|Ben va se faire opérer lundi.
decided|-|-|Nous faisons donc une pause de deux semaines.

actions|A|-|Je m’engage à relire tous les retours.
actions|B|2026-12-11|Pour le 11 décembre, Ben aura relu le plan.
happened|-|-|C’était une bonne conversation, merci Ben !
"""
LATER = {"de": GERMAN_LATER, "es": SPANISH_LATER, "fr": FRENCH_LATER}
GERMAN_LAST = """
happened|-|-|Kurzes Treffen in der Kantine, nur eine halbe Stunde.
actions|B|2026-12-02|Ben schaut sich meinen Entwurf bis zum 2. Dezember an.
actions|A|-|Ich werde mir einen Überblick über die Stellen verschaffen.
concerns|-|-|Mein größtes Problem ist, dass mir niemand zuhört.

decided|-|-|Wir einigten uns auf eine Stunde pro Treffen.
happened|-|-|Ben rät mir, langsamer zu sprechen.
actions|A|2026-12-01|Bis Dienstag in einer Woche will ich die Folien fertig haben.

actions|A|2026-11-26|Mit der Chefin rede ich am Donnerstag.
happened|-|-|Ben hat nächste Woche Urlaub.
happened|-|-|Die Abteilung wird im Januar umziehen.

actions|B|-|Ben übernimmt die Anmeldung für uns beide.
happened|-|-|Bis letzten Freitag lief alles gut.
concerns|-|-|Seitdem habe ich jeden Morgen Bauchschmerzen.

actions|AB|2026-11-27|Beide: Buch besorgen bis nächsten Freitag
happened|-|-|Ben arbeitet bis Ende des Jahres in Bremen.
happened|-|-|Ich bin mit dem Ergebnis zufrieden.
"""
SPANISH_LAST = """
happened|-|-|Reunión corta en la cafetería, solo media hora.
actions|B|2026-12-02|Ben mirará mi borrador antes del 2 de diciembre.
actions|A|-|Me haré una idea de los puestos que hay.
concerns|-|-|Mi mayor problema es que nadie me escucha.

decided|-|-|Nos pusimos de acuerdo en una hora por reunión.
happened|-|-|Ben me aconseja hablar más despacio.
actions|A|2026-12-01|Quiero tener listas las diapositivas para el 1 de diciembre.

actions|A|2026-11-26|Con la jefa hablo el jueves.
happened|-|-|Ben tiene vacaciones la próxima semana.
happened|-|-|El departamento se mudará en enero.

actions|B|-|Ben se ocupará de la inscripción de los dos.
happened|-|-|Hasta el viernes pasado todo iba bien.
concerns|-|-|Desde entonces me duele el estómago cada mañana.

actions|AB|2026-11-27|Los dos: conseguir el libro antes del viernes
happened|-|-|Ben trabaja en Bilbao hasta fin de año.
happened|-|-|Estoy contenta con el resultado.
"""
FRENCH_LAST = """
happened|-|-|Rencontre courte à la cantine, une demi-heure seulement.
actions|B|2026-12-02|Ben regardera mon brouillon avant le 2 décembre.
actions|A|-|Je me ferai une idée des postes qui existent.
concerns|-|-|Mon plus gros problème, c’est que personne ne m’écoute.

decided|-|-|Nous sommes tombés d’accord sur une heure par rencontre.
happened|-|-|Ben me conseille de parler plus lentement.
actions|A|2026-12-01|Je veux avoir fini les diapositives pour le 1er décembre.

actions|A|2026-11-26|Je parle à ma cheffe jeudi.
happened|-|-|Ben est en vacances la semaine prochaine.
happened|-|-|Le service déménagera en janvier.

actions|B|-|Ben se charge de l’inscription pour nous deux.
happened|-|-|Jusqu’à vendredi dernier tout allait bien.
concerns|-|-|Depuis, j’ai mal au ventre tous les matins.

actions|AB|2026-11-27|Tous les deux : trouver le livre d’ici vendredi
happened|-|-|Ben travaille à Nantes jusqu’à la fin de l’année.
happened|-|-|Je suis contente du résultat.
"""
LAST = {"de": GERMAN_LAST, "es": SPANISH_LAST, "fr": FRENCH_LAST}
