/**
 * Four short words that the device and the collector each work out from both public keys. When a person sees the same
 * words on both screens, nobody has put a key of their own in between. 4 × 8 bits.
 */
import type { PublicKey } from './documents.ts'

/** What is hashed with SHA-256 (as UTF-8) before the words are picked. */
export function keysToCompare(device: PublicKey, server: PublicKey): string {
  return ['mattstock-words-1', device.x, device.y, server.x, server.y].join('\n')
}

/** @param digest SHA-256 of `keysToCompare`; the first four bytes are used. */
export function fourWords(digest: Uint8Array): readonly string[] {
  return [...digest.slice(0, 4)].map((byte) => list[byte] ?? '')
}

// Common Swedish things, 256 of them, short enough to be read aloud.
const list = `
abborre adress album alm ananas anka apelsin arm atlas axel
backe bad badkar balkong ballong banan bark bastu berg bi
biljett björk björn blad blomma blus bok boll bord brev
bro brunn bröd buske byrå båge båt bälte bänk bäver
choklad cirkel cirkus citron cykel dal damm dans deg delfin
diamant dikt docka dragkedja dricka droppe druva duk duva dynamo
dörr ek ekorre elefant eld element fabrik fackla familj fasan
fe fil fiol fisk fjäder fjäll flagga flaska flicka flod
fluga flöjt fot fotboll frimärke frukt frö fågel fält färg
gaffel garn gata gitarr glas glass godis gran grind gris
gryta gräs groda guld gunga gurka gås hage hallon hammare
hamn hatt hav havre hink hjort hjul hjärta hobby honung
hummer hus hylla häst höst igelkott iller is isbjörn jacka
jord jul juni kaka kaktus kalender kam kamel kanel kanin
kanot karta katt kavel kedja klocka klänning knapp knut ko
kompass korg kork kran krita krona kudde kulle kvarn kväll
kyrka källa kök lada lampa larv lax leksak lilja linje
ljus lok luft lunch låda lås läder lök lönn mage
maj majs mask matta melon metspö mjölk mor morot moln
mus mynt myra måne mössa nalle natt nyckel näbb näver
oktober olja orkan orm ost oxe paddel palm panna papper
paraply park pensel peppar persika piano pil pingvin pjäs planet
plommon pojke potatis post propp pudding pumpa pärla päron radio
ramp ren ring ros rosett rot ruta råg räka räv
saft sallad sand sax segel skog skruv sko
sked smör snö sol spade spegel stol tåg`
  .trim()
  .split(/\s+/)
