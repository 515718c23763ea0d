import { behaviourOf } from '@souk/analytics'
import { EmptyState } from '@souk/ui'
import { useState } from 'react'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { addDays, dayOf } from '../time-words.ts'
import { Figure } from '../ui/figure.tsx'
import { behaviourFigures, type CourseDay, courseOf, funnelOf } from './behaviour-figures.ts'
import { BehaviourLists } from './behaviour-lists.tsx'
import { notWhole } from './breakdowns.ts'
import { csvOf, download } from './csv.ts'
import { FiguresPage } from './figures-page.tsx'
import { Funnel } from './funnel.tsx'
import { periodOf, periodWords } from './period.ts'
import { useBehaviour } from './use-behaviour.ts'
import { useFigureWords } from './use-figure-words.ts'
import { VisitsCourse } from './visits-course.tsx'

const save = (course: readonly CourseDay[], days: string) =>
  download(
    `visits ${days}.csv`,
    csvOf(
      ['day', 'visits', 'visits_before', 'visits_that_ordered', 'share_percent'],
      course.map(({ day, visits, before, ordered, rate }) => [day, visits, before, ordered, rate ?? '']),
    ),
  )

/** What shoppers who agreed do: how far they go, what they look at, and what they search for in vain. */
export function BehaviourPage() {
  const { timeZone } = useShop()
  const [length, setLength] = useState<number>(28)
  const today = dayOf(useMinutes(), timeZone)
  const period = periodOf(today, length, timeZone)
  const before = periodOf(addDays(today, -length), length, timeZone)
  const read = useBehaviour(period, before)
  const about = useFigureWords()
  const now = behaviourOf(read.now)
  const was = behaviourOf(read.before)
  const course = courseOf(period, read.now, read.before)
  const missing = notWhole(before, about.words.firstVisits ?? [...read.before, ...read.now][0]?.day)
  const days = `${period.first} to ${period.last}`
  const none = read.ready && now.steps.visits === 0
  return (
    <FiguresPage
      title="Behaviour"
      period={period}
      length={length}
      onLength={setLength}
      reads={[read, about]}
      missing={none ? undefined : missing}
      onSave={() => save(course, days)}
    >
      {() =>
        none ? (
          <EmptyState
            title="No visit of these days may count"
            text="Only visits of shoppers who agreed are counted. The shop asks them once, below its pages."
          />
        ) : (
          <>
            <section className="figures-row" aria-label={`Figures of ${periodWords(period)}`}>
              {behaviourFigures(now, missing === undefined ? was : undefined, course).map((figure) => (
                <Figure key={figure.label} {...figure} />
              ))}
            </section>
            <div className="sales">
              <VisitsCourse course={course} today={today} against={periodWords(before)} />
              <Funnel rows={funnelOf(now, was)} days={days} />
              <BehaviourLists figures={now} words={about.words} days={days} />
            </div>
          </>
        )
      }
    </FiguresPage>
  )
}
