import type { Article } from '../../results/article.tsx'

export const families: Article = {
  title: 'Vad händer med svaren?',
  lead: 'Till dig som svarar, och till dig som är förälder. Fråga personalen om något är oklart.',
  sections: [
    {
      heading: 'Varför vi frågar',
      points: [
        'Svaren hjälper dig och personalen att prata om hur du har det.',
        'Senare kan ni se om något har blivit bättre.',
        'Det är inget prov. Inget svar är rätt eller fel.',
      ],
    },
    {
      heading: 'Du väljer',
      points: [
        'Du får hoppa över frågor, och du får sluta när du vill.',
        'Du får hjälp även om du inte svarar.',
        'Vill du inte att svaren sparas? Säg det till personalen.',
      ],
    },
    {
      heading: 'Vem som läser',
      points: [
        'Personalen som du träffar läser svaren. De har tystnadsplikt.',
        'Några svar går de alltid igenom tillsammans med dig. Det är svar om att må mycket dåligt.',
        'Plattan visar inte en ungs svar för föräldrar. Fråga personalen vad föräldrar har rätt att få veta.',
      ],
    },
    {
      heading: 'Var svaren finns',
      points: [
        'De sparas på enhetens egna plattor och datorer. De är låsta, så att ingen annan kan läsa.',
        'Ditt namn och ditt personnummer står inte där. I stället finns en kod.',
        'Svaren kan skickas genom en server. Den sparar dem låsta, och ingen kan läsa dem där.',
        'Skriver personalen i din journal gäller reglerna för journaler.',
      ],
    },
    {
      heading: 'Om du svarar hemma',
      points: [
        'Du får en lapp med en kod. Du behöver inget konto.',
        'Telefonen låser svaren innan de skickas. Bara personalen kan öppna dem.',
        'Ingen läser på en gång. Innan du börjar ser du när någon läser.',
        'När du har lämnat in går svaren inte att se i telefonen.',
        'Är det fara för liv? Ring 112.',
      ],
    },
    {
      heading: 'Det som lämnar enheten',
      points: [
        'Enheten räknar ihop svar från många barn till tabeller.',
        'Talen görs ungefärliga. Då kan ingen se vad just du har svarat.',
        'När tabellerna är skickade kan de inte tas tillbaka. Ingen vet vilka svar i dem som är dina.',
        'Ska svar från enskilda användas i forskning krävs ett särskilt tillstånd.',
      ],
    },
    {
      heading: 'Dina rättigheter',
      points: [
        'Du kan be att få se svaren, att fel rättas och att de tas bort.',
        'Säg till personalen, eller till dataskyddsombudet hos den som driver enheten.',
        'Är du inte nöjd? Du kan klaga hos Integritetsskyddsmyndigheten, IMY.',
      ],
    },
  ],
  sources: [],
}
