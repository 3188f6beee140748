/** Övningstexter till SDQ på svenska: egna meningar om samma ämnen. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'
import { answeredBy } from './lists.ts'

const options = {
  fits: ['Nej', 'Delvis', 'Ja'],
  difficulty: ['Nej, inget', 'Ja, något litet', 'Ja, en hel del', 'Ja, mycket'],
  duration: ['Under en månad', '1–5 månader', '6–12 månader', 'Mer än ett år'],
  amount: ['Nej', 'Lite grann', 'En hel del', 'Väldigt mycket'],
  since: ['Mycket sämre', 'Lite sämre', 'Som förut', 'Lite bättre', 'Mycket bättre'],
  helpful: ['Nej', 'Lite grann', 'En del', 'Mycket'],
}

const self = {
  consid: 'Jag ser till att ingen blir utanför.',
  restles: 'Jag måste röra på mig fast det är lugnt runt mig.',
  somatic: 'Jag får ont i kroppen fast jag inte är sjuk.',
  shares: 'Kompisar får låna mina saker.',
  tantrum: 'Jag skriker när det inte blir som jag vill.',
  loner: 'Jag går undan när andra ska hitta på något.',
  obeys: 'När en vuxen säger till så lyssnar jag.',
  worries: 'Jag ligger vaken och tänker på vad som kan hända.',
  caring: 'Om någon slår sig går jag dit och tröstar.',
  fidgety: 'Mina händer måste alltid pilla på något.',
  friend: 'Det finns en kompis som jag kan lita på.',
  fights: 'Jag har varit med i bråk med slag och knuffar.',
  unhappy: 'Det är länge sedan jag skrattade.',
  popular: 'Andra i min ålder blir glada när jag kommer.',
  distrac: 'Minsta ljud får mig att tappa tråden.',
  clingy: 'På en ny plats vill jag ha någon bredvid mig.',
  kind: 'Jag hjälper de små att få vara med.',
  lies: 'Jag hittar på en historia för att slippa skäll.',
  bullied: 'Det finns de som är elaka mot mig.',
  helpout: 'Jag dukar eller plockar undan fast ingen har bett om det.',
  reflect: 'Jag tar en paus innan jag väljer.',
  steals: 'Jag har saker som någon annan äger.',
  oldbest: 'På rasten står jag hellre hos de vuxna.',
  afraid: 'Mörker, höjder och ljud kan skrämma mig.',
  attends: 'Jag läser klart boken som jag har börjat på.',
  ebddiff: 'Tänk på allt du nyss svarade. Är något av det svårt för dig?',
  duration: 'Hur länge har du haft det så?',
  distres: 'Mår du dåligt av det?',
  imphome: 'Märks det hemma?',
  impfrie: 'Märks det när du är med vänner?',
  impclas: 'Märks det på lektionerna?',
  impleis: 'Märks det på din fritid?',
  burden: 'Blir det tungt för dem som finns runt dig?',
  since: 'Tänk på när du kom hit första gången. Hur är det nu?',
  helpful: 'Har du fått nytta av besöken på något annat sätt?',
}

const child = {
  consid: 'Barnet ser till att ingen blir utanför.',
  restles: 'Barnet hoppar och springer även när det är lugnt i rummet.',
  somatic: 'Barnet säger att kroppen gör ont fast det inte är sjukt.',
  shares: 'Andra barn får låna barnets saker.',
  tantrum: 'Barnet skriker när det inte blir som det vill.',
  loner: 'Barnet går undan när andra ska hitta på något.',
  obeys: 'När en vuxen säger till så lyssnar barnet.',
  worries: 'Barnet ligger vaket och tänker på vad som kan hända.',
  caring: 'Om någon slår sig går barnet dit och tröstar.',
  fidgety: 'Barnets händer måste alltid pilla på något.',
  friend: 'Det finns en kompis som barnet kan lita på.',
  fights: 'Barnet har varit med i bråk med slag och knuffar.',
  unhappy: 'Det är länge sedan barnet skrattade.',
  popular: 'Andra barn blir glada när barnet kommer.',
  distrac: 'Minsta ljud får barnet att tappa tråden.',
  clingy: 'På en ny plats vill barnet ha en vuxen bredvid sig.',
  kind: 'Barnet hjälper de små att få vara med.',
  lies: 'Barnet hittar på en historia för att slippa skäll.',
  argues: 'Varje nej från en vuxen blir en lång dragkamp.',
  bullied: 'Det finns de som är elaka mot barnet.',
  helpout: 'Barnet dukar eller plockar undan fast ingen har bett om det.',
  reflect: 'Barnet tar en paus innan det väljer.',
  steals: 'Barnet har saker som någon annan äger.',
  spite: 'Barnet förstör för andra så att de blir ledsna.',
  oldbest: 'Barnet står hellre hos de vuxna när andra leker.',
  afraid: 'Mörker, höjder och ljud kan skrämma barnet.',
  attends: 'Barnet lägger klart pusslet som det har börjat på.',
  ebddiff: 'Tänk på allt du nyss svarade. Är något av det svårt för barnet?',
  duration: 'Hur länge har barnet haft det så?',
  distres: 'Mår barnet dåligt av det?',
  impfrie: 'Märks det när barnet är med andra barn?',
  impclas: 'Märks det när barnet ska lära sig något?',
  since: 'Tänk på första besöket här. Hur är det nu?',
  helpful: 'Har ni fått nytta av besöken på något annat sätt?',
}

const items = {
  self,
  parent: {
    ...child,
    imphome: 'Märks det hemma?',
    impleis: 'Märks det på barnets fritid?',
    burden: 'Blir det tungt för er andra hemma?',
  },
  teacher: { ...child, burden: 'Blir det tungt för dig eller för gruppen?' },
}

export function packFor(form: Form) {
  const informant = form.informant as keyof typeof items
  const halfYear = informant === 'teacher' ? 'Det senaste halvåret, eller det här läsåret' : 'Det senaste halvåret'
  return trainingPackOf(form, 'sv', {
    instruction:
      informant === 'self'
        ? 'Läs varje mening. Välj det svar som passar bäst för dig. Du får hoppa över.'
        : 'Läs varje mening. Välj det svar som passar bäst för barnet. Du får hoppa över.',
    period: form.period === '1-month' ? 'Den senaste månaden' : halfYear,
    options,
    answeredBy,
    items: items[informant],
  })
}
