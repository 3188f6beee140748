/**
 * A visit in four pictures, drawn for this project. The captions alone tell it all; each picture has words of its own
 * for whoever cannot see it. Nobody has a face: nothing here shows how one should feel.
 */
import type { ReactNode } from 'react'
import type { HandoverPlan } from '../vault/index.ts'
import { type MessageId, useWords } from '../words/index.tsx'

export default function Story({ informant }: { readonly informant: HandoverPlan['informant'] }) {
  const { t } = useWords()
  const who: MessageId = informant === 'self' ? 'answering.story.reads' : 'answering.story.reads.adult'
  return (
    <section className="story" aria-label={t('answering.story')}>
      <Panel words="answering.story.calm" picture="answering.story.calm.picture">
        <Room />
      </Panel>
      <Panel words="answering.story.skip" picture="answering.story.skip.picture">
        <Stones />
      </Panel>
      <Panel words={who} picture="answering.story.reads.picture">
        <Box />
      </Panel>
      <Panel words="answering.story.talk" picture="answering.story.talk.picture">
        <Talk />
      </Panel>
    </section>
  )
}

function Panel(props: { readonly words: MessageId; readonly picture: MessageId; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <figure className="story__panel">
      <svg viewBox="0 0 160 110" role="img" aria-label={t(props.picture)}>
        <rect className="fill-sky" width="160" height="110" rx="10" />
        {props.children}
      </svg>
      <figcaption>{t(props.words)}</figcaption>
    </figure>
  )
}

/** Somebody in an armchair by a window, with a tablet. */
const Room = () => (
  <>
    <path className="fill-ground" d="M0 84h160v16a10 10 0 0 1-10 10H10a10 10 0 0 1-10-10z" />
    <rect className="fill-light" x="14" y="14" width="42" height="46" rx="4" />
    <path className="story__line" d="M35 14v46M14 37h42" />
    <path className="fill-leaf" d="M14 60c2-12 12-16 20-12 6-8 18-6 22 4v4a4 4 0 0 1-4 4z" />
    <path className="fill-seat" d="M66 50c0-12 10-18 22-18s22 6 22 18v20h8a6 6 0 0 1 6 6v16H58V76a6 6 0 0 1 6-6h2z" />
    <circle className="fill-skin" cx="92" cy="38" r="9" />
    <path className="fill-cloth" d="M78 72c0-14 5-23 14-23s14 9 14 23z" />
    <path className="fill-cloth-2" d="M80 70h30l16 2v18h-9V80H80z" />
    <rect className="fill-tablet" x="100" y="52" width="18" height="14" rx="2" transform="rotate(-14 109 59)" />
    <path className="story__line" d="M140 90V62" />
    <path className="fill-leaf" d="M140 66c-12-2-14-12-12-18 10 2 13 9 12 18zm0-6c10-3 13-10 11-17-9 3-12 9-11 17z" />
    <path className="fill-seat" d="M133 82h14l-2 12h-10z" />
  </>
)

/** Stepping stones over water; one is passed by with a leap. */
const Stones = () => (
  <>
    <path
      className="fill-water"
      d="M0 62c20-6 34 4 54 0s34-4 54 0 34 2 52-2v40a10 10 0 0 1-10 10H10a10 10 0 0 1-10-10z"
    />
    <path
      className="fill-leaf"
      d="M0 66c10-8 18-8 24 0v44H10a10 10 0 0 1-10-10zM160 62c-10-6-18-4-24 4v44h14a10 10 0 0 0 10-10z"
    />
    <ellipse className="fill-stone" cx="42" cy="82" rx="13" ry="6" />
    <ellipse className="fill-stone" cx="80" cy="88" rx="13" ry="6" />
    <ellipse className="fill-stone" cx="117" cy="80" rx="13" ry="6" />
    <path className="story__line story__line--dots" d="M42 74C52 34 106 34 117 70" />
    <circle className="fill-skin" cx="86" cy="20" r="7" />
    <path className="fill-cloth" d="M76 46c0-11 4-18 11-18s9 7 8 18z" />
    <path className="story__limb" d="M79 45l-9 12M92 45l12 8M78 34l-10 2M94 33l9-6" />
  </>
)

/** A closed box with a keyhole: what was answered lies in it. */
const Box = () => (
  <>
    <path className="fill-ground" d="M0 86h160v14a10 10 0 0 1-10 10H10a10 10 0 0 1-10-10z" />
    <rect className="fill-light" x="62" y="12" width="34" height="42" rx="3" transform="rotate(6 79 33)" />
    <path className="story__line" d="M70 24l20 2M69 32l20 2M68 40l14 2" />
    <path className="fill-seat" d="M44 46h72v42a6 6 0 0 1-6 6H50a6 6 0 0 1-6-6z" />
    <path className="fill-cloth-2" d="M40 46h80v12H40z" />
    <circle className="fill-light" cx="80" cy="70" r="6" />
    <path className="fill-light" d="M77 72h6l2 12H75z" />
    <circle className="story__line" cx="132" cy="66" r="7" />
    <path className="story__line" d="M132 73v20M132 86h7M132 92h5" />
  </>
)

/** Two people at a small table, talking. */
const Talk = () => (
  <>
    <path className="fill-ground" d="M0 88h160v12a10 10 0 0 1-10 10H10a10 10 0 0 1-10-10z" />
    <path
      className="fill-light"
      d="M34 10h34a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6H52l-8 8v-8H34a6 6 0 0 1-6-6V16a6 6 0 0 1 6-6z"
    />
    <path
      className="fill-leaf"
      d="M92 16h34a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-4v8l-8-8H92a6 6 0 0 1-6-6V22a6 6 0 0 1 6-6z"
    />
    <circle className="fill-skin" cx="38" cy="54" r="8" />
    <path className="fill-cloth" d="M24 92c0-18 5-28 14-28s15 10 15 28z" />
    <circle className="fill-skin" cx="122" cy="58" r="8" />
    <path className="fill-cloth-2" d="M107 92c0-16 6-24 15-24s14 8 14 24z" />
    <path className="story__line" d="M64 76h32M80 76v18" />
    <path className="fill-seat" d="M74 68h9v6a2 2 0 0 1-2 2h-5a2 2 0 0 1-2-2z" />
  </>
)
