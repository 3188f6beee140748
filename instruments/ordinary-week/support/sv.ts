import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'Så läser du Min vanliga vecka',
  lead: 'Min vanliga vecka är påhittat, för att öva och pröva med. Ingen enhet mäter med det på riktigt.',
  sections: [
    {
      heading: 'Vad det mäter',
      points: ['Påfrestning den senaste veckan, och sömn och mat för sig. Högre är sämre.'],
    },
    {
      heading: 'Läs tillsammans',
      points: ['Börja med det som är bra. Fråga om veckan var som vanligt.'],
    },
    {
      heading: 'Fällor',
      points: ['Gränserna kommer från ett land som inte finns, och säger inget om någon.'],
    },
    {
      heading: 'Vad det inte kan säga',
      points: ['Det ställer ingen diagnos, och bedömer varken risk eller vad som hjälper.'],
    },
  ],
  sources: ['Vår egen påhittade skala, med påhittade tal.'],
}
