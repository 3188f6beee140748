import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'Så läser du CORE-10',
  lead: 'CORE-10 är tio av frågorna i CORE-OM, för den som är 17 år eller äldre och när tiden är kort. Den gäller den senaste veckan.',
  sections: [
    {
      heading: 'Vad det mäter',
      points: [
        'En poäng, 0–40, för hur mycket man tyngs. Högre är sämre.',
        'Gränsvärdet är 11 för allmän belastning. Ett annat, 13, finns för depression.',
        'En fråga rör risk. Den läses alltid för sig.',
      ],
    },
    {
      heading: 'Läs tillsammans med personen',
      points: [
        'Den är gjord för att följa förändring. Titta på kurvan mer än på en enda punkt.',
        'Fråga om ett svar som sticker ut, även om poängen är låg.',
      ],
    },
    {
      heading: 'Fällor',
      points: [
        'Poängen ligger inte på exakt samma nivå som CORE-OM. Blanda dem inte i en kurva.',
        'Högst en obesvarad fråga räknas om.',
        'Nivåerna lindrig, måttlig och svår är grova. De är ingen diagnos.',
        'Den som mäts när det är som svårast har ofta bättre värden nästa gång, även utan hjälp.',
      ],
    },
    {
      heading: 'Vad det inte kan säga',
      points: [
        'Det bedömer inte risk.',
        'En förändring på mindre än sex poäng är inom mätfelet, vilket inte betyder att inget har ändrats. Enbart slumpen ger sex poäng eller mer ungefär 1 gång på 10.',
        'Det säger inget om områdena välbefinnande och fungerande var för sig.',
      ],
    },
  ],
  sources: [
    'CORE System Trust: anvisningar för poängsättning.',
    'Barkham M m.fl. 2013 (gränser, också för förändring, och nivåer).',
  ],
}
