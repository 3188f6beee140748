import type { Article } from '../../../results/article.tsx'

export const sv: Article = {
  title: 'Skalan och fällorna',
  lead: 'C-GAS är en siffra på hur barnet fungerar som sämst den senaste månaden. Nivåerna ovan står i våra egna ord. Så här gör du.',
  sections: [
    {
      heading: 'Så skattar du',
      points: [
        'Gå igenom fyra områden för sig: hem, skola eller förskola, vänner, fritid. Hur var det som sämst den senaste månaden?',
        'Välj nivån först. Börja uppifrån och gå ner tills beskrivningen stämmer. Läs också nivån under, för att vara säker.',
        'Välj sedan talet. Närmast nivån över: de höga talen. Närmast nivån under: de låga.',
        'Skriv upp vilket område som avgjorde. Då går det att prata om nästa gång.',
      ],
    },
    {
      heading: 'Fällor',
      points: [
        'Medelvärdesfällan: tre goda områden höjer inte ett fjärde som har fallit.',
        'Diagnosfällan: skatta hur det fungerar, inte vad det heter.',
        'Hoppfällan: att hjälp är på väg, eller att barnet vill, ändrar inte nivån nu.',
        'Samtalsfällan: hur barnet är i rummet är en timme av en månad.',
        'Prestationsfällan: höga betyg kan dölja att vänner, sömn eller mat har fallit.',
        'Anpassningsfällan: när hela familjen ställer om syns inte hur lite barnet klarar på egen hand.',
        'Kroppsfällan: en kroppslig sjukdom sänker bara om den påverkar hur barnet fungerar psykiskt och socialt.',
        'Åldersfällan: jämför med vad barn i samma ålder brukar klara.',
      ],
    },
    {
      heading: 'Varför öva igen',
      points: [
        '703 otränade svenska bedömare av fem skrivna fall stämde måttligt överens (ICC 0,73) och skattade högre än experterna. Lång erfarenhet hjälpte inte.',
        'En enda utbildning ändrade lite. Därför är kursen kort, går att göra om och påminner efter ett år.',
        'Fallen här är våra egna och är inte prövade av experter. Enheten kan lägga till fall som experter har skattat.',
      ],
    },
  ],
  sources: [
    'Shaffer D m.fl. Arch Gen Psychiatry 1983;40:1228–1231.',
    'Lundh A m.fl. 2010 (otränade bedömare) och 2012 (utbildning).',
    'Shrout PE, Fleiss JL. Psychol Bull 1979;86:420–428 (ICC).',
  ],
}
