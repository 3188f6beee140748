/** Reading the scores: one form, a case over time, a unit's cases as they stand, and how to read an instrument. */
export { CaseDesk } from './case-desk.tsx'
export { interpretationOf } from './interpretation/index.ts'
export { InterpretationPage } from './interpretation-page.tsx'
export { ResultPage } from './result-page.tsx'
export { StandingText, standingsOf } from './standing.tsx'
export { TogetherPage } from './young-person-view.tsx'
