import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'Så läser du CORE-OM',
  lead: 'CORE-OM är 34 frågor om hur man har mått den senaste veckan. Personen svarar själv, från ungefär 16 år.',
  sections: [
    {
      heading: 'Vad det mäter',
      points: [
        'Den kliniska poängen är medelvärdet av frågorna gånger tio, 0–40. Högre är sämre.',
        'Under den ligger tre områden på skalan 0–4: välbefinnande, problem och fungerande. Högt värde betyder lågt välbefinnande och sämre fungerande.',
        'Sex frågor rör risk. De är inga poäng att tolka utan svar att prata om.',
      ],
    },
    {
      heading: 'Läs tillsammans med personen',
      points: [
        'Gå först igenom svaren som ska läsas med personen, även om poängen är låg.',
        'Fråga vilken veckan var: ett prov eller ett gräl kan synas tydligt i en fråga om sju dagar.',
        'Poäng 10–13 är en gränszon i den svenska användarguiden. Säg det, i stället för att välja sida.',
        'Jämför områdena: är det måendet eller vardagen som tynger mest?',
      ],
    },
    {
      heading: 'Fällor',
      points: [
        'Gränsvärden skrivs ibland på skalan 0–4 och ibland på 0–40. Här står alltid vilken.',
        'För områdena är gränserna olika för kvinnor och män. Om kön är annat eller okänt visas båda.',
        'Totalen är medelvärdet av frågorna, inte av områdena.',
        'Några få obesvarade frågor räknas om (högst tre av 34); för risk och välbefinnande får ingen vara obesvarad.',
        'Låg poäng betyder aldrig "ingen risk".',
        'Den som mäts när det är som svårast har ofta bättre värden nästa gång, även utan hjälp.',
      ],
    },
    {
      heading: 'Vad det inte kan säga',
      points: [
        'Det ställer ingen diagnos och bedömer inte risk. Socialstyrelsen avråder från att bedöma suicidrisk enbart med ett formulär.',
        'En skillnad på mindre än fem poäng är inom mätfelet, vilket inte betyder att inget har ändrats.',
        'Det säger inte att just behandlingen gav förändringen.',
      ],
    },
  ],
  sources: [
    'CORE System Trust: anvisningar för poängsättning.',
    'Evans C m.fl. Br J Psychiatry 2002;180:51–60.',
    'Connell J m.fl. Br J Psychiatry 2007;190:69–74.',
    'Elfström ML m.fl. 2013, genom den svenska manualen.',
    'Användarguiden på corewebb.se (gränszon 10–13).',
  ],
}
