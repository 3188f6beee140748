/** Reading the scores: one form, a case over time, how to read an instrument, and how the unit has chosen to read. */
export { CaseResults } from './case-results.tsx'
export { InterpretationPage } from './interpretation-page.tsx'
export { ReadingSettings } from './reading-settings.tsx'
export { ResultPage } from './result-page.tsx'
export { CaseChange } from './what-changed.tsx'
export { TogetherPage } from './young-person-view.tsx'
