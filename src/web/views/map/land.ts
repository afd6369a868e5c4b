import { type GeoPermissibleObjects, geoMercator, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/countries-50m.json";
import type { Point } from "./places.ts";

/** The side of the square that the world is drawn in. */
export const WORLD = 4_096;

const topology = world as unknown as Topology<{ readonly countries: GeometryCollection; readonly land: GeometryCollection }>;
const projection = geoMercator()
  .scale(WORLD / (2 * Math.PI))
  .translate([WORLD / 2, WORLD / 2])
  .precision(0.3);
const path = geoPath(projection).digits(2);
const drawn = (shape: GeoPermissibleObjects) => path(shape) ?? "";

/** Land and the borders of today as paths, in the square of the world (Natural Earth, 1:50 million). */
export const LAND = drawn(feature(topology, topology.objects.land));
export const BORDERS = drawn(mesh(topology, topology.objects.countries, (a, b) => a !== b));

/** Where a point lies in the square of the world (Mercator). */
export function projected({ longitude, latitude }: Point): { readonly x: number; readonly y: number } {
  const [x, y] = projection([longitude, Math.max(-85, Math.min(85, latitude))]) ?? [0, 0];
  return { x, y };
}
