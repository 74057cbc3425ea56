import { type Scene, sceneVersion } from '../domain/scene.ts';

/** A scene as a scene file; read again it is the same scene. @param illustrative flags every feature as made up */
export function writeScene({ crs, settings, features }: Scene, illustrative: boolean): string {
  const name = crs.kind === 'local' ? 'local' : crs.kind === 'epsg' ? `EPSG:${crs.code}` : null;
  return `${JSON.stringify({
    type: 'FeatureCollection',
    shengtu: sceneVersion,
    ...(name && { crs: { type: 'name', properties: { name } } }),
    settings,
    features: features.map(({ id, kind, name: title, nameEn, geometry, properties }) => ({
      type: 'Feature',
      id,
      geometry,
      properties: {
        kind,
        ...(title !== undefined && { name: title }),
        ...(nameEn !== undefined && { nameEn }),
        ...properties,
        ...(illustrative && { provenance: 'illustrative' }),
      },
    })),
  })}\n`;
}
