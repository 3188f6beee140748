/** The collector's own Swedish: what it answers, and its pages. The other languages have the same keys. */
import { accessibility } from './accessibility/sv.ts'
import { admin } from './admin/sv.ts'
import { national } from './national/sv.ts'
import type { RefusalCode } from './refusals.ts'

const refusal: Record<RefusalCode, string> = {
  malformed: 'Det som kom går inte att läsa. Ingenting har sparats.',
  'bad-code': 'Koden gäller inte. Kontrollera tecknen, eller be om en ny kod.',
  'bad-proof': 'Enhetens nyckel stämmer inte med koden. Försök igen i appen.',
  'bad-token': 'Enheten är inte ansluten. Anslut den med en ny engångskod.',
  'unknown-sender': 'Avsändaren är inte känd här. Ingenting har sparats.',
  forbidden: 'Sidan har gått ut. Gå tillbaka, läs in den på nytt och försök igen.',
  'not-found': 'Det finns inget här.',
  'not-published': 'Perioden är inte publicerad än.',
  'wrong-method': 'Så kan adressen inte användas.',
  'slot-taken': 'Enheten har redan lämnat andra siffror för samma period. De första gäller.',
  'period-exists':
    'Det finns, eller har funnits, en mätperiod med samma beteckning. Den som finns rättas på sin egen sida.',
  'region-exists': 'Det finns redan en regionserver med det namnet. Ta bort den först, så får den en ny nyckel.',
  'already-published': 'Utgåvan är redan publicerad.',
  'too-early': 'Utgåvan kan inte stängas än. Enheterna får lämna till den först från och med dagen som står här.',
  'rehearsal-stays-open': 'En övningsperiod publiceras inte. Dess siffror syns hela tiden.',
  withdrawn: 'Den här leveransen har dragits tillbaka och tas inte emot igen.',
  'too-large': 'Det som kom är för stort. Ingenting har sparats.',
  'wrong-kind': 'Det som kom är av fel slag. Ingenting har sparats.',
  'breaks-rule': 'Leveransen följer inte reglerna för vad som får lämnas. Ingenting har sparats.',
  'not-canonical': 'Leveransen är inte skriven så som appen skriver den. Ingenting har sparats.',
  'unknown-period': 'Mätperioden finns inte här.',
  'wrong-window': 'Perioden tar inte emot siffror i dag.',
  'period-closed': 'Utgåvan är redan publicerad. Nästa utgåva tar med rättelser.',
  'practice-only': 'En övningsenhet kan bara skicka till övningsperioder.',
  'no-real-rehearsal': 'En övningsperiod tar bara emot från övningsenheter. Inga riktiga barn räknas i en övning.',
  'not-a-period': 'Filen är ingen giltig mätperiod. Ingenting har sparats.',
  'other-correction':
    'Mätperioden har rättats sedan enheten hämtade den. Hämta den igen under Mätperioder och gör leveransen på nytt.',
  'period-begun': 'Mätperioden har börjat och kan inte rättas längre.',
  'first-day-passed': 'Den första dagen i en rättad mätperiod ska ligga efter i dag.',
  'has-deliveries': 'Någon har lämnat siffror till mätperioden. Den kan inte tas bort längre.',
  'plan-too-old': 'Appen räknar efter en annan plan än perioden. Uppdatera appen och gör leveransen på nytt.',
  'too-many': 'För många försök. Vänta en stund.',
  fault: 'Något gick fel hos oss. Ingenting har sparats. Försök igen.',
  'backup-failed':
    'Säkerhetskopian gick inte att läsa tillbaka, så den behölls inte. Kontrollera disken och försök igen.',
  'store-away': 'Insamlingen kan inte spara just nu. Försök igen om en stund.',
  'collector-away': 'Insamlingen svarar inte just nu. Försök igen om en stund.',
  busy: 'Många försöker just nu. Vänta några sekunder och försök igen.',
  publishing: 'Utgåvan publiceras just nu. Försök igen om en stund.',
  'not-signed': 'Enheten eller apparaten är inte känd här. Ingenting har sparats.',
  'wrong-time': 'Apparatens klocka går fel. Försöket görs om med rätt tid.',
  replayed: 'Samma begäran kom två gånger. Ingenting har sparats.',
  removed: 'Apparaten är borttagen ur enheten.',
  'head-moved': 'En annan apparat hann före. Läs in ändringen och försök igen.',
  'for-readers': 'En platta i väntrummet får inte fråga om det. Gör det på en läsare.',
  'no-pairing': 'Koden finns inte här, eller så har de tio minuterna gått. Börja om på den nya apparaten.',
  'pairing-taken': 'Någon annan har redan svarat på den koden. Börja om på den nya apparaten.',
  'unit-exists': 'Enheten finns redan här.',
  'unit-closed': 'Enheten är avslutad och raderad här.',
  'no-room': 'Enhetens utrymme på servern är slut. Ingenting av det som skickades har sparats där.',
  'broken-chain': 'Ändringen av enhetens apparater håller inte ihop. Ingenting har sparats.',
  'no-slip': 'Länken finns inte här. Skanna koden igen eller be om en ny.',
  'slip-taken': 'Länken finns redan här. Gör en ny.',
  elsewhere: 'Formuläret är påbörjat på en annan telefon.',
  expired: 'Tiden för länken har gått ut. Be om en ny.',
  revoked: 'Länken gäller inte längre. Be om en ny.',
  'handed-in': 'Formuläret är inlämnat.',
  'not-begun': 'Formuläret är inte påbörjat.',
  'nobody-reads': 'Nu läser ingen. Börja när någon läser.',
  'wrong-spoken-code': 'Koden stämmer inte.',
  'code-spent': 'Koden blev fel för många gånger. Länken gäller inte längre. Be om en ny.',
  'no-mail': 'Servern kan inte skicka påminnelser till enheten. Därför kan ingen lova att läsa.',
  'mail-failed': 'Brevet gick inte att skicka. Ingenting är ändrat.',
  'over-night': 'Ett löfte gäller en del av en vardag, mellan 06.00 och 20.00.',
  'late-forms': 'Något som har kommit in är inte läst i tid. Läs det först.',
}

const page = {
  name: 'Måttstock',
  skip: 'Till innehållet',
  nav: 'Sidor',
  languages: 'Språk',
  app: 'Appen',
  national: 'Nationella siffror',
  accessibility: 'Tillgänglighet',
  stopped: 'Det gick inte',
}

const restore = {
  'not-empty': 'Här finns redan något sparat. En säkerhetskopia läses bara in i en tom mapp eller databas.',
  'not-a-backup': 'Filen är ingen säkerhetskopia från Måttstock. Ingenting har ändrats.',
  'cut-short': 'Säkerhetskopian är avbruten. Ingenting har ändrats.',
}

export const sv = { refusal, page, restore, admin, national, accessibility }
