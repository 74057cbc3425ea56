/** Help texts of the command line. */

const points = `  --value FIELD       column to use; or, where the file has hourly columns, Ld, Le, Ln, Ldn, Lden, L24
                      or an hour (hour-08), reduced per station over all days by energy
  --x COL --y COL     columns of coordinates (default: by their names)
  --crs CRS           local (plane metres) or EPSG:n (CGCS2000 3° zones 4513–4554, 4326, 4490);
                      default: degrees when the columns are so named or the numbers so small, else local
  --encoding E        utf-8, gb18030, utf-16le, utf-16be, windows-1252 (default: detected)
  --hours 6-22        day-night, or day-evening-night as 7-19-23 (default: GB 3096, 6-22)
  --days A..B         only these days, ISO dates, both included`;

const method = `  --method M          idw or kriging
  --power P           idw: exponent (default 2)
  --radius M          idw: only points within M metres
  --neighbours N      only the nearest N points (kriging: all up to 1000 points, then 32)
  --variogram V       kriging: auto (default), a model's name (fitted), or model:nugget,psill,range with
                      spherical, exponential or gaussian; range is the model's parameter a`;

export const usages = {
  interpolate: `shengtu interpolate POINTS.{csv,geojson} --value FIELD --method M (--at POINTS.csv | --cell M) [--out F]

${points}
${method}
  --at POINTS.csv     values at these places: x,y,value,variance in input order
                      (--out .csv, .json, .geojson; default: JSON on standard output)
  --cell M            a grid of square cells of M metres (--out .asc with a .prj beside it, .tif, .json); with kriging the
                      variance goes to a second file, NAME-variance beside NAME
  --bbox W,S,E,N      edges of the cells, in the coordinates of the file (default: box around the points)`,
  'cross-validate': `shengtu cross-validate POINTS --value FIELD --method M [--out F.json]

Leave-one-out: { n, meanError, meanAbsoluteError, rmse, residuals }, residual = predicted − observed.

${points}
${method}`,
  'fit-variogram': `shengtu fit-variogram POINTS --value FIELD [--out F.json]

{ model, nugget, psill, range, weightedSumOfSquares, bins: [{ distance, semivariance, pairs }] }

${points}
  --model M           auto (default: least weighted sum of squares), spherical, exponential, gaussian
  --cutoff M          largest distance (default: diagonal of the bounding box / 3)
  --width M           width of a distance class (default: cutoff / 15)`,
  contours: `shengtu contours GRID.{asc,tif,json} [--out bands.geojson]

Disjoint isobands { from, to } as GeoJSON; WGS 84, or plane metres (crs local) for a grid without CRS.

  --from 35 --to 80 --step 5   limits of the bands; what lies below and above are bands too
  --crs CRS                    local or EPSG:n instead of the grid's own (of an ASCII grid: the .prj
                               beside it, of a GeoTIFF its geo keys, else local)`,
  exposure: `shengtu exposure GRID.{asc,tif,json} BUILDINGS.{shp,geojson,scene.json} [--zones F] [--out F.json]

People, dwellings, buildings of sensitive uses (medical, education, welfare) and area of the map in m² per band, in
total, and without a level: { bands: [{ from, to, people, dwellings, buildings, sensitive, areaM2 }], totals,
withoutLevel, annoyance }. The level of a building is the highest value of the grid just outside its façades. Columns:
people, dwellings, use. Buildings are in WGS 84, in a plane named by the file, or in the grid's plane.

  --from 35 --to 80 --step 5   limits of the bands; from ≤ level < to; what lies below and above are bands too
  --crs CRS                    local or EPSG:n instead of the grid's own
  --profile noisemodelling     people in a column POP
  --distribution D             most-exposed (default): people and dwellings at the loudest façade; median-half: equally
                               over the louder half of a building's façade receivers (Directive (EU) 2021/1226;
                               buildings of one dwelling: loudest façade)
  --annoyance S                road, railway or aircraft: persons highly annoyed (grid of Lden) or highly
                               sleep-disturbed (Ln) by Directive (EU) 2020/367, people per 1 dB, from 40 dB on:
                               { effect, source, persons, fromDb, toDb, peopleBelow, peopleAbove, bands }
  --zones F                    acoustic functional zones: polygons (.shp, .geojson) with a column zone (0, 1, 2, 3, 4a,
                               4b). Adds zones: [{ zone, limitDb, bands, totals, withoutLevel, above }], null the part
                               outside all; above the day's limit for Ld of 06–22, the night's for Ln of 22–06
                               (GB 3096-2008 table 1). A building is in the zone of the middle of its footprint; over
                               each other 4a, 4b, then the lowest limit count
  --indicator I                Lden, Ln or Ld, of a grid that does not name it`,
  fuse: `shengtu fuse GRID.{asc,tif,json} POINTS.{csv,geojson} --value FIELD [--out F.{asc,tif,json}]

A predicted grid corrected by stations: measured − predicted (of the cell of each station), a constant with fewer than
10 stations, ordinary kriging from 10 on, with a fitted variogram from 30 on. Roadside and area stations are corrected
apart: one kind a file. A fifth of the stations, at least 3, are check points and held out. Standard output:
{ correction, checks, leaveOneOut }, both with before, after: { n, meanError, meanAbsoluteError, rmse } and pairs; errors
are predicted − measured, dB. The grid must be of the stations' indicator and height.

${points}
  --seed N            draws the check points (default 1)
  --checks 2,5,9      check points by number, in the order of the file, instead
  --variogram V       model:nugget,psill,range (spherical, exponential or gaussian) from 10 stations on; default:
                      spherical, nugget 1/4 and partial sill 3/4 of the variance of the corrections, range a third of
                      the diagonal of the bounding box; from 30 stations on fitted`,
  convert: `shengtu convert IN.{csv,geojson} OUT.{csv,geojson}

Every row with all its columns; places in WGS 84. Rows that cannot be used are named and left out.

  --from-crs CRS      EPSG:n of the coordinates (default: degrees, or by the zone number of the eastings)
  --encoding E        utf-8, gb18030, utf-16le, utf-16be, windows-1252 (default: detected)
  --x COL --y COL     columns of coordinates (default: by their names)`,
  predict: `shengtu predict SCENE [--out F]

Levels at the scene's receivers (.json, .csv, .geojson; default: JSON on standard output), or on a grid (.asc, .tif).

  --method M            hj2.4, iso9613 or cnossos (default: the scene's)
  --receivers F         points of another GeoJSON, in the scene's coordinates
  --dem F               ground heights as a grid (.asc, .tif); without a CRS in the scene's plane
  --explain             with every path and its terms per octave (JSON)
  --cell M              a grid of square cells of M metres
  --bbox W,S,E,N        edges of the cells, plane metres (default: box around the scene)
  --receiver-height M   above ground, for the grid (default 4; hj2.4: 1.2)
  --indicator I[,I …]   periods of the scene, Ld, Ln, Ldn or Lden (default: the first period); of several,
                        from one run, each goes to a file F-I of its own
  --error-budget DB     leave out sources that together cannot raise the level by more (default 0: none)
  --threads N           (default 1; the result is the same)`,
  scene: `shengtu scene --roads F [--buildings F] [--ground F] [--barriers F] [--dem F] --out SCENE

A scene file from tables: shapefiles (.shp with .dbf, .prj, .cpg beside it) or GeoJSON, in one plane or each with its
CRS. Columns are named as the properties of the scene file; flows may stand in light, medium, heavy, mopeds and
motorcycles, each with _day, _evening, _night (or _d, _e, _n) behind. Features that break a rule are named and left out.

  --roads F             lines
  --buildings F         polygons
  --ground F            polygons
  --barriers F          lines
  --dem F               altitudes: points or lines with z (or a column z, altitude, height, elevation), or a grid
                        (.asc, .tif)
  --profile P           noisemodelling: columns of NoiseModelling (LV_D, HGV_D, LV_SPD_D, PVMT, SLOPE, WAY, HEIGHT,
                        POP, G, …; older: TV_D, HV_D); day 6–18, evening 18–22, night 22–6`,
  emission: `shengtu emission CASES.json [--out F.json]

Sound power per metre of roads: { method: cnossos-2015, cnossos-2020 or hj2.4, cases: [{ id, input }] }.`,
  validate: `shengtu validate FILE…

Every fault of scenes (.scene.json), catalogues (with all their layers), GeoJSON, CSV of measurements or hourly
series, and grids (.asc, .tif, .json). Exit 0: clean, 1: faults.`,
} as const;

export type Command = keyof typeof usages;
export const isCommand = (name: string): name is Command => Object.hasOwn(usages, name);

export const overview = `shengtu COMMAND … (npm run -s shengtu -- COMMAND …)

  interpolate      values at places or on a grid from points
  cross-validate   leave-one-out errors of a method
  fit-variogram    empirical variogram and fitted model
  contours         isobands of a grid
  scene            a scene file from shapefiles, GeoJSON and elevation models
  predict          levels of a scene at receivers or on a grid
  emission         sound power of roads
  exposure         people, dwellings and sensitive buildings per band
  fuse             a predicted grid corrected by stations
  convert          CSV to GeoJSON and back
  validate         report of every fault

COMMAND --help tells the options. Results go to --out or, as JSON, to standard output; messages to standard
error. Exit 0: done, 1: input refused or job failed, 2: usage.`;
