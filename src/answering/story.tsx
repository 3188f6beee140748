/**
 * A visit in four pictures, drawn for this project: the same two people throughout, in one line. The captions alone tell
 * it all; each picture has words of its own for whoever cannot see it. The faces are calm and the same in every picture:
 * nothing here shows how one should feel.
 */
import './story.css'
import type { ReactNode } from 'react'
import type { HandoverPlan } from '../vault/index.ts'
import { type MessageId, useWords } from '../words/index.tsx'

export default function Story({ informant }: { readonly informant: HandoverPlan['informant'] }) {
  const { t } = useWords()
  const who: MessageId = informant === 'self' ? 'answering.story.reads' : 'answering.story.reads.adult'
  return (
    <section className="story" aria-label={t('answering.story')}>
      <Figures />
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
        <rect className="fill-sky story__back" width="160" height="110" rx="10" />
        {props.children}
      </svg>
      <figcaption>{t(props.words)}</figcaption>
    </figure>
  )
}

/** Heads and a hand, drawn once; each picture puts them where they are needed. A head is 40 wide, its face in the middle. */
const Figures = () => (
  <svg width="0" height="0" aria-hidden="true">
    <symbol id="story-young" overflow="visible">
      <path className="fill-skin" d="M9 18a3 3 0 0 0 0 7M31 18a3 3 0 0 1 0 7" />
      <circle className="fill-skin" cx="20" cy="21" r="11" />
      <path className="fill-hair" d="M9 19C7 8 14 5 18 7c3-4 14-2 13 12-3-1-5-3-6-6-4 4-11 3-16 6z" />
      <Face />
    </symbol>
    <symbol id="story-adult" overflow="visible">
      <path className="fill-hair" d="M7 33C6 12 10 6 20 6s14 6 13 27H7z" />
      <path className="fill-skin" d="M17 28h6v8h-6z" />
      <circle className="fill-skin" cx="20" cy="21" r="11" />
      <path className="fill-hair" d="M9 20C9 11 13 8 20 8s11 3 11 12c-6 0-10-3-12-7-1 4-5 7-10 7z" />
      <Face />
      <path
        className="story__line"
        d="M12.5 22a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M20.5 22a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0"
      />
    </symbol>
    <symbol id="story-hand" overflow="visible">
      <path className="fill-skin" d="M-5 1a5 5 0 0 1 8-5l2-2a1.6 1.6 0 0 1 2.4 2L5 0a5 5 0 0 1-10 1z" />
    </symbol>
  </svg>
)

const Face = () => <path className="story__line" d="M16 22v.2M24 22v.2M17 27c2 1.3 4 1.3 6 0" />

type Placed = { readonly x: number; readonly y: number; readonly turn?: number; readonly flip?: boolean }

/** The face's middle at (x, y). */
const Head = ({ of, x, y }: Placed & { readonly of: 'young' | 'adult' }) => (
  <use href={`#story-${of}`} transform={`translate(${x - 20} ${y - 21})`} />
)

const Hand = ({ x, y, turn = 0, flip = false }: Placed) => (
  <use href="#story-hand" transform={`translate(${x} ${y}) rotate(${turn}) scale(${flip ? -1 : 1} 1)`} />
)

/** A sleeve or a trouser leg: the line of it, and its cloth within. */
const Limb = ({ d, cloth }: { readonly d: string; readonly cloth: 'cloth' | 'cloth-2' }) => (
  <>
    <path className="story__limb" d={d} />
    <path className={`story__limb story__limb--${cloth}`} d={d} />
  </>
)

/** The young one in an armchair by a window, a tablet in both hands. */
const Room = () => (
  <>
    <path className="fill-ground story__back" d="M0 88h160v12a10 10 0 0 1-10 10H10a10 10 0 0 1-10-10z" />
    <rect className="fill-light" x="14" y="16" width="36" height="42" rx="3" />
    <path className="story__line" d="M32 16v42M14 37h36M10 58h44" />
    <path className="fill-leaf" d="M138 72c-11-3-13-13-11-20 9 3 12 11 11 20zm0 0c-1-10 3-17 11-20 2 8-1 17-11 20z" />
    <path className="fill-seat" d="M131 74h14l-2 20h-10zM66 84V38c0-11 8-16 24-16s24 5 24 16v46z" />
    <path className="fill-cloth" d="M73 88c0-24 5-32 17-32s17 8 17 32z" />
    <Head of="young" x={90} y={43} />
    <Limb d="M76 66c-4 7-2 11 4 13" cloth="cloth" />
    <Limb d="M104 66c4 7 2 11-4 13" cloth="cloth" />
    <path className="fill-cloth-2" d="M72 96c0-8 4-10 18-10s18 2 18 10z" />
    <rect className="fill-light" x="78" y="68" width="24" height="17" rx="2.5" />
    <Hand x={77} y={79} turn={-20} />
    <Hand x={103} y={79} turn={20} flip />
    <path className="fill-seat" d="M54 100V74a8 8 0 0 1 16 0v22h40V74a8 8 0 0 1 16 0v26z" />
  </>
)

/** The same over the water: one stone is passed by with a leap. */
const Stones = () => (
  <>
    <path
      className="fill-water story__back"
      d="M0 66c20-6 34 4 54 0s34-4 54 0 34 2 52-2v36a10 10 0 0 1-10 10H10a10 10 0 0 1-10-10z"
    />
    <path
      className="fill-ground"
      d="M16 90c0-5 8-8 16-8s16 3 16 8-8 7-16 7-16-2-16-7zM64 98c0-5 8-8 16-8s16 3 16 8-8 7-16 7-16-2-16-7zM114 88c0-5 8-8 16-8s16 3 16 8-8 7-16 7-16-2-16-7z"
    />
    <path className="story__path" d="M36 78C44 52 58 44 66 44M112 62c6 3 12 8 15 14" />
    <Limb d="M84 62l14 2 6 10" cloth="cloth-2" />
    <Limb d="M78 62l-8 10-12-2" cloth="cloth-2" />
    <path className="fill-cloth" d="M72 66c-1-16 3-24 11-24s11 8 8 24z" />
    <Limb d="M76 47l-13 3" cloth="cloth" />
    <Limb d="M90 47l14-5" cloth="cloth" />
    <Hand x={60} y={50} turn={-100} />
    <Hand x={107} y={41} turn={10} />
    <Head of="young" x={84} y={28} />
  </>
)

/** A grown-up at a desk with a sheet in both hands, a locked box beside. */
const Box = () => (
  <>
    <path className="fill-cloth-2" d="M30 96c0-27 6-36 22-36s22 9 22 36z" />
    <Head of="adult" x={52} y={40} />
    <Limb d="M35 72c-3 9-1 12 5 13" cloth="cloth-2" />
    <Limb d="M69 72c3 9 1 12-5 13" cloth="cloth-2" />
    <path className="fill-light" d="M39 66h26v24H39z" />
    <path className="story__line" d="M44 72h16M44 77h16M44 82h10" />
    <Hand x={38} y={83} turn={-20} />
    <Hand x={66} y={83} turn={20} flip />
    <path className="fill-seat" d="M98 66h44v28H98z" />
    <path className="fill-cloth" d="M95 58h50v10H95z" />
    <path className="story__line" d="M116 74v-4a4 4 0 0 1 8 0v4" />
    <path className="fill-light" d="M112 74h16v12h-16z" />
    <path className="story__line" d="M120 79v3" />
    <path className="fill-ground" d="M1 93h158v7a9 9 0 0 1-9 9H10a9 9 0 0 1-9-9z" />
  </>
)

/** Both at a small table, talking. */
const Talk = () => (
  <>
    <path className="fill-ground story__back" d="M0 92h160v8a10 10 0 0 1-10 10H10a10 10 0 0 1-10-10z" />
    <path
      className="fill-light"
      d="M48 8h24a7 7 0 0 1 7 7v4a7 7 0 0 1-7 7H60l-7 6v-6h-5a7 7 0 0 1-7-7v-4a7 7 0 0 1 7-7z"
    />
    <path
      className="fill-leaf"
      d="M91 14h20a7 7 0 0 1 7 7v4a7 7 0 0 1-7 7h-3v6l-7-6H91a7 7 0 0 1-7-7v-4a7 7 0 0 1 7-7z"
    />
    <path className="fill-cloth" d="M16 100c0-25 5-34 18-34s18 9 18 34z" />
    <Head of="young" x={34} y={53} />
    <path className="fill-cloth-2" d="M107 100c0-26 5-35 19-35s19 9 19 35z" />
    <Head of="adult" x={126} y={50} />
    <path className="fill-seat" d="M54 82h52v5H54zM77 87h6v19h-6z" />
    <path className="fill-light" d="M74 73h10v9H74zM84 75h3v4h-3" />
    <Limb d="M45 76l14-4" cloth="cloth" />
    <Hand x={62} y={70} turn={-10} />
    <Limb d="M114 78l-11 2" cloth="cloth-2" />
    <Hand x={99} y={79} turn={-70} />
  </>
)
