import type { ReactNode } from "react";
import type { GazetteerPlace } from "../../../model/place.ts";
import { placeTitle } from "../../../places/reasons.ts";
import { Deciding } from "../../app/Deciding.tsx";
import { TakingBack } from "../../app/TakingBack.tsx";
import { useLibrary } from "../../app/workbench.ts";
import { whyPlaced } from "../../data/placing.ts";
import { type Located, type Point, pointOf } from "./places.ts";
import { say } from "./words.ts";

/** Candidates that a row has room for. */
const MOST = 12;

interface TellingProps {
  readonly located: Located;
  readonly lookAt: (point: Point) => void;
}

/** Which place is meant and why; where that is open it is asked, and what is chosen is kept. */
export function Telling({ located, lookAt }: TellingProps): ReactNode {
  const library = useLibrary();
  const { entity, placing, at } = located;
  const kept = library.reading.desk !== undefined;
  if (placing === undefined) return <p>{say().unknown}</p>;
  const open = placing.place === undefined;
  const others = open ? placing.candidates : (placing.others ?? []);
  return (
    <>
      {placing.place === undefined ? null : <p>{placeTitle(placing.place)}</p>}
      <p className="map-because">{whyPlaced(placing, library)}</p>
      {placing.place !== undefined && at === undefined ? <p className="map-because">{say().region}</p> : null}
      <Decided located={located} />
      {others.length === 0 ? null : (
        <details open={open && placing.reason.kind !== "decided"}>
          <summary className="map-open">{open ? say().open : say().another}</summary>
          <ul>
            {others.slice(0, MOST).map((place) => (
              <Candidate key={place.id} of={entity.name} place={place} lookAt={lookAt} />
            ))}
          </ul>
          {others.length > MOST ? <p className="map-because">{say().more(others.length - MOST)}</p> : null}
          {kept ? <None of={entity.name} /> : <p className="map-because">{say().openHow(entity.name)}</p>}
        </details>
      )}
    </>
  );
}

function Candidate({
  of,
  place,
  lookAt,
}: {
  readonly of: string;
  readonly place: GazetteerPlace;
  readonly lookAt: TellingProps["lookAt"];
}): ReactNode {
  const { desk } = useLibrary().reading;
  const title = placeTitle(place);
  const point = pointOf(place);
  return (
    <li className="map-candidate">
      {point === undefined ? (
        title
      ) : (
        <button type="button" className="link" onClick={() => lookAt(point)}>
          {title}
        </button>
      )}
      {desk === undefined ? null : (
        <Deciding
          label={say().chooseThis(of, title)}
          opening={say().choose}
          keeping={say().keepChoice}
          why={say().why}
          act={() => ({ act: "place", name: of, place: place.id })}
          then={focusRow}
        />
      )}
    </li>
  );
}

/** The button that chose is gone. */
function focusRow(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".map-row[data-open=true] > button")?.focus());
}

function None({ of }: { readonly of: string }): ReactNode {
  return (
    <Deciding
      label={say().noneOf(of)}
      opening={say().none}
      keeping={say().keepNone}
      why={say().why}
      act={() => ({ act: "place", name: of, place: null })}
      then={focusRow}
    />
  );
}

/** Who chose it, and why. */
function Decided({ located: { entity, placing } }: { readonly located: Located }): ReactNode {
  const { desk } = useLibrary().reading;
  if (desk === undefined || placing?.reason.kind !== "decided") return null;
  const names = entity.variants.map(({ name }) => name);
  const found = desk.log.find(({ decision, standing }) => standing === "stands" && decision.act === "place" && names.includes(decision.name));
  if (found === undefined) return null;
  const { by, because, id } = found.decision;
  return (
    <p className="map-because">
      <span dir="auto">{because === undefined ? by : `${by}: ${because}`}</span> <TakingBack decision={id} of={entity.name} />
    </p>
  );
}
