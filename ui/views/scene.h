/* The scene of a session: what the screen and `heapstep render` share. */
#ifndef UI_VIEWS_SCENE_H
#define UI_VIEWS_SCENE_H

struct canvas;
struct scene;
struct session;
struct text;

/* The session's present moment. `narration` keeps the words that the scene borrows; message, hints and prompt rows are left empty. */
void scene_of(struct session *session, struct scene *scene, struct text *narration);
/* Clears the canvas and draws the present moment on the whole of it, as a still picture. */
void scene_draw(struct session *session, struct canvas *canvas);

#endif
