import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'Så läser du C-GAS',
  lead: 'C-GAS är ett enda tal, 1–100, som behandlaren sätter på barnets fungerande. Högre är bättre, tvärtemot SDQ och CORE.',
  sections: [
    {
      heading: 'Vad det mäter',
      points: [
        'Den lägsta nivån av fungerande den senaste månaden: hemma, i skolan, med vänner och på fritiden. Gjort för ungefär 4–17 år.',
        'Nivån väljs först, sedan talet inom nivån. Skillnaden mellan 54 och 56 betyder mindre än skillnaden mellan nivåer.',
      ],
    },
    {
      heading: 'Läs tillsammans med familjen',
      points: [
        'Beskriv nivån med ord och exempel. Säg inte bara talet.',
        'Be familjen rätta bilden: vilket område har ni sett som vi inte har sett?',
        'Om två bedömare har olika tal: prata om vad var och en vägde in.',
      ],
    },
    {
      heading: 'Fällor',
      points: [
        'Talet är bedömarens. En ändring kan komma av att någon annan skattade.',
        'Otränade bedömare i Sverige skattade högre än experter, och erfarenhet hjälpte inte. Kursen går att göra om.',
        'Diagnos, prognos och hur trevligt samtalet var hör inte hit.',
        'Ett svårt område räcker för ett lågt tal. Ta inget medelvärde av områdena.',
        'Den som skattas när det är som svårast har ofta bättre värden nästa gång, även utan hjälp.',
      ],
    },
    {
      heading: 'Vad det inte kan säga',
      points: [
        'Det är ingen bedömning av risk.',
        'Hur stor en skillnad måste vara när samma bedömare skattar två gånger vet vi inte: ingen sådan studie är inlagd här. Två olika bedömare kan skilja sig åt med upp till ungefär 15 poäng enbart av mätfel, mellan länder 18.',
        'Gränsvärdena kommer från äldre studier utanför Sverige. Birds, för 4–16 år, beskriver fungerandet hos barn i Puerto Rico och säger inte om ett barn är ett fall.',
      ],
    },
  ],
  sources: [
    'Shaffer D m.fl. Arch Gen Psychiatry 1983;40:1228–1231.',
    'Bird HR m.fl. 1990 (gränser).',
    'Lundh A m.fl. 2010 och 2012 (svenska bedömare och utbildning).',
    'Skillnaden mellan två bedömare: beräknad av projektet ur SD 10,56 och ICC 0,74 (0,61 mellan länder).',
  ],
}
