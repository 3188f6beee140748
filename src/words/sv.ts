/** Svenska. Keys are grouped by the room that says them, and each room keeps to its own part of this file. */
export const sv = {
  // common
  'app.name': 'Måttstock',
  'app.back': 'Tillbaka',
  'app.cancel': 'Avbryt',
  'app.close': 'Stäng',
  'app.save': 'Spara',
  'app.continue': 'Fortsätt',
  'app.practice': 'Övningsläge: personerna är påhittade',
  'app.unknown': 'Okänt',

  // answering
  'answering.welcome': 'Välkommen',
  'answering.welcome.self': 'Här kommer några frågor om hur du har det.',
  'answering.welcome.parent': 'Här kommer några frågor om ditt barn.',
  'answering.welcome.teacher': 'Här kommer några frågor om ett barn som du möter.',
  'answering.welcome.clinician': 'Här kommer några frågor om den du möter.',
  'answering.welcome.amount':
    '{forms, plural, one {Det är} other {Det är # formulär med}} {most, select, yes {högst } other {}}{questions, plural, one {en fråga} other {# frågor}}. Det tar ungefär {minutes, plural, one {en minut} other {# minuter}}.',
  'answering.welcome.start': 'Börja',
  'answering.story': 'Så går det till',
  'answering.story.calm': 'Du svarar i lugn och ro. Inget svar är rätt eller fel.',
  'answering.story.calm.picture': 'Någon sitter i en fåtölj med en surfplatta.',
  'answering.story.skip': 'Du får hoppa över frågor. Du behöver inte säga varför.',
  'answering.story.skip.picture': 'Någon hoppar över en sten på väg över vattnet.',
  'answering.story.reads':
    'Personalen här läser dina svar. Plattan visar dem inte för dina föräldrar eller någon annan.',
  'answering.story.reads.adult': 'Personalen här läser dina svar. Plattan visar dem inte för någon annan.',
  'answering.story.reads.picture': 'Ett papper läggs i en låst låda.',
  'answering.story.talk': 'Sedan kan ni prata om svaren tillsammans.',
  'answering.story.talk.picture': 'Två personer sitter vid ett bord och pratar.',
  'answering.pause': 'Bra, det är klart',
  'answering.pause.next': 'Nu kommer formulär {number} av {of}. Ta en paus först om du vill.',
  'answering.count': 'Fråga {number} av {of}',
  'answering.count-at-most': 'Fråga {number} av högst {of}',
  'answering.answered': '{number} av {of} frågor har svar',
  'answering.next': 'Nästa',
  'answering.skip': 'Hoppa över',
  'answering.clear': 'Ta bort svaret',
  'answering.done': 'Klar',
  'answering.to-blanks': 'Till listan',
  'answering.choose-or-skip': 'Välj ett svar, eller tryck på Hoppa över.',
  'answering.number': 'Skriv ett tal från {from} till {to}',
  'answering.number.fault': 'Det ska vara ett helt tal från {from} till {to}.',
  'answering.last.none': 'Alla frågor har svar',
  'answering.last.none.about': 'Du kan gå tillbaka och ändra. Annars kan du lämna in nu.',
  'answering.last.some': '{count, plural, one {En fråga saknar svar} other {# frågor saknar svar}}',
  'answering.last.some.about': 'Det är okej att lämna dem tomma. Du kan också svara nu.',
  'answering.go-there': 'Gå dit',
  'answering.question-number': 'fråga {number}',
  'answering.hand-in': 'Lämna in',
  'answering.hand-in-anyway': 'Lämna in ändå',
  'answering.thanks': 'Tack!',
  'answering.thanks.safe': 'Dina svar är sparade och låsta.',
  'answering.thanks.give-back': 'Nu kan du ge tillbaka plattan till personalen.',
  'answering.still-there': 'Är du kvar?',
  'answering.still-there.about': 'Det var en stund sedan du svarade. Inget har försvunnit.',
  'answering.still-there.yes': 'Ja, visa frågorna',
  'answering.take-back': 'För personal: ta tillbaka plattan',
  'answering.cannot-show': 'Formuläret går inte att visa',
  'answering.cannot-show.about': 'Ge tillbaka plattan till personalen. Inget har försvunnit.',
  'answering.training-mark': 'Övningstext: inte det riktiga formuläret',
  'answering.saved': 'Sparat',
  'answering.saved-in-one-place': 'Sparat på ett ställe. Be personalen om hjälp.',
  'answering.try-again': 'Försök igen',
  'answering.fault.full': 'Plattan är full och kan inte spara. Dina svar finns kvar här. Ge plattan till personalen.',
  'answering.fault.closed': 'Det gick inte att spara just nu. Dina svar finns kvar här. Försök igen.',
  'answering.fault.newer-schema':
    'Plattan har fått en ny version av appen. Dina svar finns kvar här. Ge plattan till personalen.',
  'answering.fault.other-tab': 'Formuläret är öppet i en annan flik. Stäng den fliken och försök igen.',
  'answering.fault.wiped':
    'Något som var sparat har försvunnit. Dina svar finns kvar här. Försök igen, och säg till personalen.',
  'answering.fault.not-private-enough': 'Den här webbläsaren kan inte spara. Ge plattan till personalen.',
  'answering.help': 'Hjälp',
  'answering.help.title': 'Behöver du hjälp?',
  'answering.help.staff': 'Prata med personalen här först. De vill gärna hjälpa dig.',
  'answering.help.112': 'Ring om det är fara för liv.',
  'answering.help.1177': 'Ring för råd om vård, dygnet runt.',
  'answering.help.bris': 'Ring, chatta eller mejla om du är under 18 år.',
  'answering.help.suicide': 'Ring eller chatta om du har tankar på att ta ditt liv.',
  'answering.help.adult': 'Ring eller chatta om du är 18 år eller äldre.',
  'answering.help.umo': 'Läs och fråga om kropp, känslor och relationer.',
  'answering.read': 'Läs upp',
  'answering.stop-reading': 'Sluta läsa',
  'answering.settings': 'Inställningar',
  'answering.settings.done': 'Klart',
  'answering.settings.text': 'Textens storlek',
  'answering.settings.text.usual': 'Vanlig',
  'answering.settings.text.large': 'Stor',
  'answering.settings.text.larger': 'Större',
  'answering.settings.text.largest': 'Störst',
  'answering.settings.theme': 'Ljus eller mörk',
  'answering.settings.theme.device': 'Som plattan',
  'answering.settings.theme.light': 'Ljus',
  'answering.settings.theme.dark': 'Mörk',
  'answering.settings.contrast': 'Kontrast',
  'answering.settings.contrast.usual': 'Vanlig',
  'answering.settings.contrast.more': 'Stark',
  'answering.settings.look': 'Utseende',
  'answering.settings.look.younger': 'Mjukt',
  'answering.settings.look.older': 'Stramt',
  'answering.settings.mode': 'Frågorna visas',
  'answering.settings.mode.one-by-one': 'En i taget',
  'answering.settings.mode.list': 'I en lista',
  'answering.settings.aloud': 'Läs upp frågorna',
  'answering.settings.aloud.off': 'Nej',
  'answering.settings.aloud.on': 'Ja',

  // handover

  // cases

  // cases: visit protocol
  'protocol.title': 'Besöksprotokoll',
  'protocol.about': 'Det du inte vet lämnar du tomt. Tomt betyder okänt.',
  'protocol.reasons': 'Kontaktorsaker',
  'protocol.contactBy': 'Vem tog kontakt?',
  'protocol.contactBy.young-person': 'Barnet eller den unga själv',
  'protocol.contactBy.guardian': 'Förälder eller annan vårdnadshavare',
  'protocol.contactBy.school': 'Skola eller förskola',
  'protocol.contactBy.health-care': 'Hälso- och sjukvård',
  'protocol.contactBy.social-services': 'Socialtjänst',
  'protocol.contactBy.other': 'Någon annan',
  'protocol.interventions': 'Insatser',
  'protocol.professions': 'Yrken som barnet eller den unga har mött',
  'protocol.dates': 'Datum',
  'protocol.date.requested': 'Kontakt togs',
  'protocol.date.firstOffered': 'Första besök erbjöds till',
  'protocol.date.firstVisit': 'Första besök',
  'protocol.date.started': 'Utredning eller behandling började',
  'protocol.date.ended': 'Kontakten avslutades',
  'protocol.today': 'I dag',
  'protocol.ending': 'Hur slutade kontakten?',
  'protocol.ending.none': 'Pågår eller okänt',
  'protocol.ending.enough': 'Behovet var tillgodosett',
  'protocol.ending.moved-on': 'Går vidare till en annan verksamhet',
  'protocol.ending.stopped': 'Familjen eller den unga avbröt',
  'protocol.ending.other': 'På annat sätt',
  'protocol.takenOver': 'Har nästa verksamhet bekräftat att den tar över?',
  'protocol.takenOver.confirmed': 'Ja, bekräftat',
  'protocol.takenOver.waiting': 'Nej, vi väntar på svar',
  'protocol.save': 'Spara protokollet',
  'protocol.saved': 'Protokollet är sparat.',
  'protocol.faults':
    '{number, plural, one {Ett datum kan inte stämma.} other {# datum kan inte stämma.}} Inget är sparat än.',
  'protocol.before': '”{point}” kan inte vara före ”{other}”.',
  'protocol.in-future': '”{point}” kan inte vara efter dagens datum.',
  'protocol.before-birth': '”{point}” kan inte vara före födelseåret.',
  'protocol.no-case': 'Ärendet finns inte på den här enheten.',

  // results

  // rating

  // period

  // vault

  // outbox

  // offline

  // wordings

  // collector (national tables shown in the app)

  // refusals: what went wrong, and what to do
  'refusal.wrong-passphrase': 'Lösenfrasen stämmer inte. Kontrollera stavningen och försök igen.',
  'refusal.wait': 'För många försök. Vänta {seconds, plural, one {# sekund} other {# sekunder}} och försök igen.',
} as const
