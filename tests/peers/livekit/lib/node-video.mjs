import { LocalVideoTrack, TrackPublishOptions, TrackSource, VideoBufferType, VideoCodec, VideoFrame, VideoSource, VideoStream } from '@livekit/rtc-node';
import { draw, height, readAll, sample, total, width } from './picture.mjs';
import { within } from './report.mjs';

export async function publishPicture(room, codec) {
  const source = new VideoSource(width, height);
  // A source sends black frames until it is given one: it has the first before anybody can see it.
  let number = 0;
  const paint = () => source.captureFrame(new VideoFrame(draw(number++ % total), width, height, VideoBufferType.RGBA));
  paint();
  const track = LocalVideoTrack.createVideoTrack('picture', source);
  const options = new TrackPublishOptions();
  options.source = TrackSource.SOURCE_CAMERA;
  options.videoCodec = VideoCodec[codec.toUpperCase()];
  options.simulcast = false;
  const publication = await within(15000, 'publishTrack', room.localParticipant.publishTrack(track, options));
  const pace = setInterval(paint, 50);
  return { publication, stop: () => clearInterval(pace) };
}

// Decodes so many frames and tells what they show.
export async function watch(track, publication, frames, milliseconds = 20000) {
  const samples = [];
  let size;
  const stream = new VideoStream(track);
  await within(
    milliseconds,
    `${frames} frames`,
    (async () => {
      for await (const { frame } of stream) {
        const picture = frame.convert(VideoBufferType.RGBA);
        size = [picture.width, picture.height];
        samples.push(sample(picture.data, picture.width, picture.height));
        if (samples.length === frames) {
          return;
        }
      }
    })(),
  );
  return { mime: publication.mimeType, size, ...readAll(samples) };
}
