CREATE TABLE "Absences" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Absences" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Ground" TEXT NOT NULL,
    "SubstituteId" TEXT NULL,
    "EnteredBy" TEXT NOT NULL,
    "EnteredAt" INTEGER NOT NULL,
    "WithdrawnAt" INTEGER NULL,
    "WithdrawnBy" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_Absences_AccountId_Until" ON "Absences" ("AccountId", "Until");
CREATE INDEX "IX_Absences_SubstituteId_Until" ON "Absences" ("SubstituteId", "Until");

ALTER TABLE "Tasks" ADD COLUMN "DoneFor" TEXT NULL;

ALTER TABLE "Escalations" ADD COLUMN "Instead" TEXT NULL;
ALTER TABLE "Escalations" ADD COLUMN "ReadFor" TEXT NULL;
