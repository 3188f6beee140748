/** The accessibility statement in English. */
import type { accessibility as sv } from './sv.ts'

export const accessibility: typeof sv = {
  title: 'Accessibility',
  lead: 'Everybody should be able to answer, read and work in Måttstock. Here is what works, what falls short, and how to tell us.',
  responsible: 'Who is responsible',
  noOperator: 'Whoever runs the service has not filled in their name yet. It is done with the setting OPERATOR.',
  service: 'The service',
  serviceIs:
    'Måttstock: the app in which children, young people, parents and teachers answer forms and staff read the answers, and this site with national figures.',
  howWell: 'How well the law is followed',
  partly:
    'The service is partly compliant with the Swedish act on accessibility to digital public services (2018:1937). What falls short is listed below.',
  aims: 'We have built to WCAG 2.2, level AA. Everything can be done by keyboard, with enlarged text, on a narrow screen and with a screen reader. Those who answer can choose text size, contrast, light or dark, a list or one question at a time, and have the questions read aloud.',
  known: 'What we know falls short',
  faults: [
    'Nobody from outside has examined the service, and people with aids of their own have not tried it. There may be faults that we do not know of.',
    'The sentences of the forms belong to others and are shown word for word. They may be harder to read than our own text, and we may not change them.',
    'Reading aloud needs a voice for the language on the device, or a form with recorded sound. Otherwise it is not there.',
    'Charts are drawn. The same figures stand in a table beside them.',
    'What is printed or saved as PDF is made by the browser and has not been tried with a screen reader.',
    'Tables with many columns have to be scrolled sideways on a narrow screen.',
  ],
  exempt: 'Exemptions',
  noExempt: 'We have not claimed that any adaptation is a disproportionate burden. The law covers all content.',
  report: 'Tell us when something falls short',
  reportHow:
    'Get in touch if something cannot be used, or if you need the content in another way. Say which page it is about. You can also tell the staff at the clinic.',
  noContact:
    'Whoever runs the service has not filled in how to reach them yet. It is done with the setting ACCESSIBILITY_CONTACT. Until then, tell the staff at the clinic.',
  authority: 'Supervision',
  authorityHow:
    'If you are not content with the answer you can report it to Digg, the Swedish agency for digital government, which sees that the law is followed.',
  authorityLink: 'Report lacking accessibility to Digg',
  tested: 'How we have tested',
  testedHow:
    'A check of our own. Every screen of the app and every page here is tried by programs in Swedish, English and Arabic, in light, dark and forced colours, at usual and double size and at a width of 320 pixels. The whole work has been done by keyboard alone, and what a screen reader says of the forms has been read and written down.',
  assessed: (day) => `The assessment was made on ${day}. This page was last updated the same day.`,
}
