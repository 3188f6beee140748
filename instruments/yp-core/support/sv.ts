import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'Så läser du YP-CORE',
  lead: 'YP-CORE är tio frågor om den senaste veckan för unga 11–16 år. Den unga svarar själv.',
  sections: [
    {
      heading: 'Vad det mäter',
      points: [
        'En enda poäng, 0–40, för hur mycket den unga tyngs just nu. Högre är sämre. Det finns inga delskalor.',
        'En fråga rör risk. Svaret ska alltid läsas, oavsett poängen.',
      ],
    },
    {
      heading: 'Läs tillsammans med den unga',
      points: [
        'Tre av frågorna är ställda åt det goda hållet. Börja med dem.',
        'Titta på de enskilda svaren mer än på summan. Tio frågor är lite, och varje svar väger tungt.',
        'Fråga om veckan var som vanligt.',
      ],
    },
    {
      heading: 'Fällor',
      points: [
        'Gränsvärdena beror på ålder och kön och kommer från Storbritannien. Om kön är annat eller okänt visas båda.',
        'Ett födelseår ger två möjliga åldrar. Där gränserna skiljer sig, som mellan 13 och 14 år, visas båda. Med födelsemånaden i ärendet går det oftast att avgöra vilken som gäller.',
        'Den som mäts när det är som svårast har ofta bättre värden nästa gång, även utan hjälp.',
        'Den unga kan ha fyllt i det med någon bredvid. Fråga.',
      ],
    },
    {
      heading: 'Vad det inte kan säga',
      points: [
        'Det ställer ingen diagnos och bedömer inte risk.',
        'En förändring som är mindre än 7,4–8,3 poäng (beror på ålder och kön) är inom mätfelet, vilket inte betyder att inget har ändrats. Enbart slumpen når dit ungefär 1 gång på 10, enligt vår egen omräkning.',
        'Det finns inga nivåer för lindrigt eller svårt.',
      ],
    },
  ],
  sources: ['CORE System Trust: anvisningar för poängsättning.', 'Twigg E m.fl. 2016 (gränser, också för förändring).'],
}
