import type { Article } from '../../article.tsx'

export const sdq: Article = {
  title: 'Så läser du SDQ',
  lead: 'SDQ är ett kort frågeformulär om styrkor och svårigheter hos barn och unga. Föräldrar, lärare och den unga själv (från 11 år) kan svara, var och en från sitt håll.',
  sections: [
    {
      heading: 'Vad det mäter',
      points: [
        'Fem delskalor med fem frågor var: känslor, beteende, överaktivitet och koncentration, kamrater och prosocialt. De fyra första läggs ihop till totala svårigheter, 0–40.',
        'Prosocialt räknas aldrig in i totalen, och där är högre bättre.',
        'Problem i vardagen (impact) säger hur mycket svårigheterna stör och plågar. Läs den först: det är den som säger om barnet behöver hjälp nu.',
      ],
    },
    {
      heading: 'Läs tillsammans med familjen',
      points: [
        'Börja med styrkorna och med det som den unga själv tycker är viktigt.',
        'Fråga vad ett högt värde ser ut som en vanlig dag. Be om exempel från hem, skola och kamrater.',
        'Visa skillnader mellan uppgiftslämnare som information. Barn är olika på olika platser, och människor ser olika saker.',
        'Fråga om något viktigt inte fick plats i formuläret.',
      ],
    },
    {
      heading: 'Fällor',
      points: [
        'Gränserna är olika för föräldrar, lärare och unga själva. Samma tal betyder inte samma sak.',
        'De inbyggda gränserna kommer från Storbritannien. Svenska gränser finns bara för förskollärare. Läs dem som en fingervisning.',
        'Första formuläret gäller sex månader (för lärare går det också att mena läsåret), uppföljningen den senaste månaden. De går inte att jämföra rakt av.',
        'Den som har mycket höga värden första gången får ofta lägre värden nästa gång även utan hjälp.',
        'Upp till två obesvarade frågor i en delskala räknas om. Tre eller fler ger inget värde.',
        'En överenskommelse mellan uppgiftslämnare är inget krav: räkna aldrig ut ett medelvärde av dem.',
      ],
    },
    {
      heading: 'Vad det inte kan säga',
      points: [
        'Det ställer ingen diagnos och utesluter ingen.',
        'Det säger inget säkert om risk för självskada eller våld. Fråga om det i samtal.',
        'Det visar inte varför något har ändrats.',
        'För ett enskilt barn är bara ganska stora förändringar av totalen säkra, omkring sju poäng. För delskalorna finns ingen känd gräns.',
      ],
    },
  ],
  sources: [
    'Goodman R / Youthinmind: anvisningar för poängsättning (sdqinfo.org).',
    'Gustafsson BM m.fl. BMC Pediatrics 2017;17:110 (svenska förskollärare).',
    'Säker förändring är beräknad av projektet ur SD och alfa från nederländska och svenska studier; ingen publicerad gräns hittades.',
  ],
}
