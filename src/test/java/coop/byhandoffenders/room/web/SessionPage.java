package coop.byhandoffenders.room.web;

import coop.byhandoffenders.room.ui.DecidingView;
import jakarta.servlet.http.HttpSession;

class SessionPage {
  HttpSession session;
  DecidingView view;
}
